namespace Pana.Node.Verbs;

/// <summary>The verbs, in Russian and English.</summary>
internal static class Help
{
    const string Text = """
        Pana – платформа защиты беженцев и лиц в смешанных миграционных потоках
        Pana – a platform for refugee protection in mixed migration

        pana [demo]                   вся область на этой машине: вымышленные люди, настоящее право
                                      the whole region on this machine: made-up people, real law
             --data DIR               папка данных (обычно ./data) · data folder (./data)
             --port N                 первый порт (обычно 5100) · first port (5100)
             --fresh                  начать с пустых данных · begin with empty data
             --with uzb               добавить узел Узбекистана · add the node of Uzbekistan
        pana serve --config FILE      один узел по файлу настроек · one node from a configuration file
        pana migrate --config FILE    привести базу к этой версии · bring the database up to this version
        pana user add --config FILE --name NAME --function FUNCTION
                                      одноразовая ссылка для нового сотрудника · one-time link for a new official
        pana backup --config FILE --to DIR
                                      резервная копия работающего узла · backup of a running node
        pana restore --config FILE --from MANIFEST [--replace]
                                      восстановить остановленный узел · restore a stopped node
        pana journal verify --config FILE
                                      проверить цепочку записей · verify the chain of the record
        pana signer list --config FILE
                                      чем узел подписывает бумаги · what the node signs papers with
        pana signer rotate --config FILE [--at-once]
                                      новый подписывающий: вступает через неделю, прежний пока подписывает; --at-once, если прежнему ключу нельзя верить
                                      a new signer: takes over in a week, the old one signs until then; --at-once if the old key cannot be relied on
        pana verify [--json] [--mutants] [--promela DIR]
                                      доказать все процедуры и редакции · prove all procedures and editions
        pana edition check PATH       проверить редакцию · check an edition
        pana manual DIR               написать справочник процедур · write the manual of procedures
        pana names --pairs IN.csv --out OUT.csv [--language ru|en]
                                      сравнить пары имён a, b · score pairs of names a, b
        pana names --learn LATIN_RUSSIAN.tsv LATIN_ARABIC.tsv --out FILE [--all]
                                      заново выучить буквы · learn the letters again
        pana mrz FILE                 прочесть машиночитаемые зоны (документы через пустую строку): строка JSON на документ
                                      read machine-readable zones (documents parted by an empty line): one line of JSON each
        pana link --left A.csv --right B.csv --schema S.json --out pairs.csv
                                      кто из одного файла есть в другом · who of one file is in the other
        pana dedupe --in A.csv --schema S.json --out pairs.csv [--clusters C.csv]
                                      кто записан дважды · who is recorded twice
             --review FILE            пары для решения человеком · pairs for a person to decide
             --threshold P            порог вместо вычисленного · a threshold instead of the calibrated one
             --report FILE.html       веса, отбор, вероятности, примеры · weights, blocking, probabilities, examples
        pana register import FILE.csv --official NAME [--unit CODE] --config FILE
                                      всех из файла в регистр или никого; вероятные дубликаты – на стол · everybody of a file into the
                                      register or nobody; likely duplicates go to the desk
             столбцы (нужен только given; UTF-8 или windows-1251; запятая, точка с запятой или табуляция):
             columns (given alone is needed; UTF-8 or windows-1251; commas, semicolons or tabs):
                 given father family other name_language latin cyrillic   имя; целое имя – в given · a whole name goes into given
                 sex birth birthplace nationality residence phone         birth: 02.06.1996, 1375/3/13, 1996, «около 1990» · “about 1990”
                 document_type document_number document_issuer document_expiry
                 family_key relation                                      строки одной семьи подряд; relation: HOH … · lines of a family together
        pana register learn --left A.csv [--right B.csv] --schema S.json --out DATA/likeness.csv
                                      выучить без ответов, что весит сходство на столе дубликатов (узел читает файл при запуске)
                                      learn without answers what likeness weighs on the duplicate desk (a node reads the file at its start)
        pana import unhcr DIR --config FILE [--report FILE.csv]
                                      открытая статистика УВКБ ООН (шесть файлов) как опубликованная история; что не сходится – в примечания и в отчёт
                                      UNHCR's open statistics (six files) as published history; what does not add up goes into notes and the report
        pana help                     эта справка · this help

        Вместо --config FILE годится --data DIR --edition CODE (база SQLite в папке данных).
        Instead of --config FILE: --data DIR --edition CODE (SQLite in the data folder).
        """;

    public static int Print()
    {
        Console.WriteLine(Text);
        return 0;
    }

    public static int PrintUnknown(string verb)
    {
        Console.Error.WriteLine($"pana: {verb} ?");
        Console.Error.WriteLine(Text);
        return 2;
    }
}
