using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;
using Pana.Papers;

namespace Pana.Tests.Papers;

public class A_machine_readable_zone
{
    static readonly DateOnly Today = new(2026, 11, 22);

    const string Passport = Specimens.Passport, Card = Specimens.Card, Td2 = Specimens.Td2, VisaA = Specimens.VisaA, VisaB = Specimens.VisaB, LongCard = Specimens.LongCard;

    [Theory]
    [InlineData(Passport, MrzFormat.Td3, "L898902C3", "UTO", "1974-08-12", "ZE184226B")]
    [InlineData(Card, MrzFormat.Td1, "D23145890", "UTO", "1974-08-12", "")]
    [InlineData(Td2, MrzFormat.Td2, "D23145890", "UTO", "1974-08-12", "")]
    [InlineData(VisaA, MrzFormat.MrvA, "L8988901C", "XXX", "1940-09-07", "6ZE184226B")]
    [InlineData(VisaB, MrzFormat.MrvB, "L8988901C", "XXX", "1940-09-07", "")]
    [InlineData(LongCard, MrzFormat.Td1, "D23145890734", "UTO", "1934-07-12", "")]
    public void of_the_ICAO_specimens_is_sound(
        string text, MrzFormat format, string number, string nationality, string birth, string optional)
    {
        var reading = Mrz.Read(text, Today);
        Assert.Empty(reading.Errors.Select(error => error.ToString()));
        Assert.True(reading.IsSound);
        Assert.Equal((format, number, nationality, birth, optional),
            (reading.Format, reading.DocumentNumber, reading.Nationality, reading.Birth?.ToStorage(),
                reading.Optional));
    }

    [Fact]
    public void tells_names_sex_issuer_and_expiry()
    {
        var reading = Mrz.Read(Passport, Today);
        Assert.Equal(("P", "UTO", Sex.Female, "2012-04-15"),
            (reading.DocumentCode, reading.Issuer, reading.Sex, reading.Expiry?.ToStorage()));
        Assert.Equal(("ERIKSSON", "ANNA MARIA", false),
            (reading.Name.Primary, reading.Name.Secondary, reading.Name.MayBeCut));
        Assert.Equal("ANNA MARIA ERIKSSON", reading.Name.ToPersonName().In(Script.Latin));
    }

    [Theory]
    [InlineData("p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<\r\nl898902c36uto7408122f1204159ze184226b<<<<<10\r\n")]
    [InlineData("  P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<  \n\n L898902C36 UTO 7408122F1204159 ZE184226B<<<<<10")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("P<UTOERIKSSON«ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<10")]
    [InlineData("P&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("Р<UТОЕRІКSSОN<<АNNА<МАRIА<<<<<<<<<<<<<<<<<<<\nL898902С36UТО7408122F1204159ZЕ184226В<<<<<10")]
    [InlineData("P UTOERIKSSON  ANNA MARIA                   \nL898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("PASSPORT\nP<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    public void is_understood_however_it_is_pasted(string text)
    {
        var reading = Mrz.Read(text, Today);
        Assert.Empty(reading.Errors.Select(error => error.ToString()));
        Assert.Equal(Passport.Split('\n'), reading.Lines);
    }

    [Theory]
    [InlineData("L898902C36UTO74O8122F1204159ZE184226B<<<<<10", MrzField.Birth, 14, "740812")]
    [InlineData("L898902C36UTO7408122F12O4I59ZE184226B<<<<<10", MrzField.Expiry, 22, "120415")]
    [InlineData("LB98902C36UTO7408122F1204159ZE184226B<<<<<10", MrzField.DocumentNumber, 1, "L898902C3")]
    [InlineData("L898902C36UTO7408122F1204159ZE1B4226B<<<<<10", MrzField.Optional, 29, "ZE184226B<<<<<")]
    [InlineData("L898902C36UTO7408122F1204159ZE184226B<<<<<1O", MrzField.Composite, 44, "0")]
    [InlineData("L898902C36UT07408122F1204159ZE184226B<<<<<10", MrzField.Nationality, 11, "UTO")]
    [InlineData("L898902C3GUTO7408122F1204159ZE184226B<<<<<10", MrzField.DocumentNumber, 10, "6")]
    public void that_was_misread_says_where_and_proposes_what_it_was(
        string line, MrzField field, int position, string suggestion)
    {
        var reading = Mrz.Read(Passport.Split('\n')[0] + "\n" + line, Today);
        var error = reading.Errors.First(error => error.Field == field);
        Assert.Equal((2, position, suggestion), (error.Line, error.Position, error.Suggestions[0]));
        Assert.False(reading.IsSound);
        Assert.True(Mrz.Read(Mrz.Repaired(reading, error, suggestion), Today).IsSound);
    }

    [Fact]
    public void with_a_wrong_check_digit_says_what_it_should_be()
    {
        var error = Mrz.Read(Passport.Replace("7408122F", "7408123F", StringComparison.Ordinal), Today).Errors[0];
        Assert.Equal((MrzErrorKind.CheckDigit, MrzField.Birth, "2", "3"),
            (error.Kind, error.Field, error.Expected, error.Found));
    }

    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("74<<<<", "1974")]
    [InlineData("7408<<", "1974-08")]
    [InlineData("740000", "1974")]
    [InlineData("261122", "2026-11-22")]
    [InlineData("261123", "1926-11-23")]
    [InlineData("26<<<<", "2026")]
    [InlineData("<<<<<<", null)]
    [InlineData("740231", null)]
    [InlineData("741301", null)]
    public void gives_the_birth_as_far_as_it_is_known(string birth, string? stored) => Assert.Equal(stored,
        Mrz.Read(Passport.Replace("740812", birth, StringComparison.Ordinal).Replace("1204159", "3604155", StringComparison.Ordinal), Today).Birth?.ToStorage());

    [Theory]
    [InlineData("740231")]
    [InlineData("741301")]
    public void with_an_impossible_birth_says_so(string birth) => Assert.Contains(
        Mrz.Read(Passport.Replace("740812", birth, StringComparison.Ordinal), Today).Errors,
        error => (error.Kind, error.Field) == (MrzErrorKind.ImpossibleDate, MrzField.Birth));

    [Theory]
    [InlineData("P<AFGGULNAZA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "GULNAZA", "", "GULNAZA")]
    [InlineData("P<AFGAHMAD<ZAI<<NOOR<<<<<<<<<<<<<<<<<<<<<<<<", "AHMAD ZAI", "NOOR", "NOOR AHMAD ZAI")]
    public void takes_a_lone_name_for_a_given_one(string line, string primary, string secondary, string whole)
    {
        var name = Mrz.Read(line + "\n" + Passport.Split('\n')[1], Today).Name;
        Assert.Equal((primary, secondary, whole), (name.Primary, name.Secondary, name.ToPersonName().In(Script.Latin)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<")]
    [InlineData("P<UTO")]
    [InlineData("\uD800")]
    public void that_is_none_is_one_error(string text)
    {
        var reading = Mrz.Read(text, Today);
        Assert.Null(reading.Format);
        Assert.Equal(MrzErrorKind.UnknownLayout, Assert.Single(reading.Errors).Kind);
    }

    [Fact]
    public void never_stops_anybody_whatever_is_pasted() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        !Mrz.Read(text ?? "", Today).IsSound));

    [Fact]
    public void never_stops_anybody_however_it_is_damaged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        (from zone in Gen.Elements(Passport, Card, Td2, VisaA, VisaB, LongCard)
         from at in Gen.Choose(0, 71)
         from cut in Gen.Choose(0, 6)
         from put in Gen.Elements("", "<", "\n", "0", "O", "Ж", "\uDC00", "<<<<<<<<<<<<", " ")
         select zone[..at] + put + zone[Math.Min(at + cut, zone.Length)..]).ToArbitrary(),
        text =>
        {
            var reading = Mrz.Read(text, Today);
            return (reading.IsSound || reading.Errors.Count > 0)
                && reading.Errors.All(error =>
                    Mrz.Repaired(reading, error, error.Suggestions.FirstOrDefault("")) is not null);
        }));

    [Fact]
    public void changed_in_one_character_of_a_checked_field_is_never_sound()
    {
        var (first, second) = (Passport.Split('\n')[0], Passport.Split('\n')[1]);
        foreach (var i in Enumerable.Range(0, 10).Concat(Enumerable.Range(13, 7)).Concat(Enumerable.Range(21, 23)))
            foreach (var c in "0123456789".Where(c => c != second[i]))
                if (CheckValue(c) % 10 != CheckValue(second[i]) % 10)
                    Assert.False(Mrz.Read($"{first}\n{second[..i]}{c}{second[(i + 1)..]}", Today).IsSound);
    }

    [Fact]
    public void prints_nothing_about_the_person()
    {
        var reading = Mrz.Read(Passport.Replace("7408122F", "7408123F", StringComparison.Ordinal), Today);
        Assert.Equal("••• •••", $"{reading} {reading.Name}");
        Assert.Equal("CheckDigit Birth 2:14 •••", reading.Errors[0].ToString());
    }

    static int CheckValue(char c) => c == '<' ? 0 : char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
}
