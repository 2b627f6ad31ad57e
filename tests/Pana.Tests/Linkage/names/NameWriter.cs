namespace Pana.Tests.Linkage.Names;

/// <summary>How a name stands in a document: the script, the parts, their order and endings. Errors come after (<see cref="NameErrors"/>).</summary>
public enum Document
{
    Russian, National, Passport, Tazkira,
}

/// <summary>Writes a made-up person's name as the registers of the region do.</summary>
public static class NameWriter
{
    static readonly string[] Afghan = ["afg", "pus"];

    public static string Write(MadeUpPerson person, Document document, Random random) => document switch
    {
        Document.Russian => Russian(person, random),
        Document.Passport => Passport(person, random),
        Document.Tazkira => Tazkira(person, random),
        _ => National(person, random),
    };

    static string Russian(MadeUpPerson person, Random random)
    {
        var family = Afghan.Contains(person.People) ? person.Family.Russian : Ending(person.Family.Russian, person.IsWoman ? "ова" : "ов", "ев");
        var father = Ending(person.Father.Russian, person.IsWoman ? "овна" : "ович", "ев");
        return (random.Next(4), Afghan.Contains(person.People)) switch
        {
            (0, true) => $"{family} {person.Given.Russian} {person.Father.Russian}",
            (_, true) => $"{family} {person.Given.Russian}",
            (0, _) => $"{person.Given.Russian} {family}",
            (1, _) => $"{person.Given.Russian} {father} {family}",
            _ => $"{family} {person.Given.Russian} {father}",
        };
    }

    static string Passport(MadeUpPerson person, Random random)
    {
        var (given, father, root) = (Any(person.Given.Latin, random), Any(person.Father.Latin, random), Any(person.Family.Latin, random));
        if (Afghan.Contains(person.People))
            return random.Next(3) == 0 ? $"{given} {father} {root}" : $"{given} {root}";
        var family = root + (person.IsWoman ? "ova" : "ov");
        return random.Next(4) switch
        {
            0 => $"{family.ToUpperInvariant()} {given.ToUpperInvariant()}",
            1 => $"{family} {given} {father}{(person.IsWoman ? "ovna" : "ovich")}",
            _ => $"{given} {family}",
        };
    }

    static string Tazkira(MadeUpPerson person, Random random)
    {
        var family = person.Family.Arabic + (!Afghan.Contains(person.People) && !person.Family.Arabic.EndsWith('ی') ? random.Next(3) == 0 ? "وف" : "ی" : "");
        return random.Next(3) == 0 ? $"{person.Given.Arabic} {person.Father.Arabic} {family}" : $"{person.Given.Arabic} {family}";
    }

    static string National(MadeUpPerson person, Random random)
    {
        var (given, father, root) = (person.Given.National, person.Father.National, person.Family.National);
        return person.People switch
        {
            "afg" or "pus" or "uig" => random.Next(3) == 0 ? $"{given} {father} {root}" : $"{given} {root}",
            "tjk" => random.Next(3) switch
            {
                0 => $"{root}зода {given} {father}",
                1 => $"{given} {root}{(person.IsWoman ? "ова" : "ов")}",
                _ => $"{root}{(person.IsWoman ? "ова" : "ов")} {given} {father}{(person.IsWoman ? "овна" : "ович")}",
            },
            "uzb" => $"{root}{(person.IsWoman ? "ova" : "ov")} {given} {father}{(person.IsWoman ? " qizi" : " o‘g‘li")}",
            "kgz" => random.Next(2) == 0 ? $"{given} {father} {(person.IsWoman ? "кызы" : "уулу")}" : $"{root}{(person.IsWoman ? "ова" : "ов")} {given}",
            "kaz" => $"{root}{(person.IsWoman ? "ова" : "ов")} {given} {father}{(person.IsWoman ? "қызы" : "ұлы")}",
            _ => random.Next(2) == 0 ? $"{root}{(person.IsWoman ? "ova" : "ov")} {given}" : $"{given} {father}{(person.IsWoman ? "owna" : "owiç")} {root}{(person.IsWoman ? "owa" : "ow")}",
        };
    }

    /// <summary>Soft after a vowel sound: Сафиев, Мирзоев; hard elsewhere.</summary>
    static string Ending(string root, string hard, string soft) => root[^1] switch
    {
        'а' or 'я' or 'ы' when root.Length > 3 => root[..^1] + hard,
        'о' or 'и' or 'й' or 'ь' or 'е' or 'ё' => root.TrimEnd('й', 'ь') + soft + hard[2..],
        _ => root + hard,
    };

    static string Any(IReadOnlyList<string> forms, Random random) => forms[random.Next(forms.Count)];
}
