namespace Pana.Tests.Papers;

/// <summary>The zones that ICAO Doc 9303 prints, with their right check digits.</summary>
static class Specimens
{
    /// <summary>Parts 4, 5, 6 and 7; Appendix A of part 3 (with UTO for the code YTO of its text, which no list has); Appendix B of part 8.</summary>
    public const string Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        PassportOf2026 = "PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        PassportWithoutData = "P<UTOOCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<\nHA672242<6UTO5802254M9601086<<<<<<<<<<<<<<08",
        Card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        CardOfMan = "I<UTOD231458907<<<<<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        LongCard = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        CardWithData = "IDTHA95555554612902968000000<<\n6802295F1307245THA<<<<<<<<<<<6\nNILAVADHANANANDA<<CHAYAPA<DE<K",
        Td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        Td2OfMan = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nHA672242<6UTO5802254M9601086<<<<<<<8",
        Emergency = "PUUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F2606277<<<<<<<8",
        VisaA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        VisaB = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";

    public static readonly string[] All =
        [Passport, PassportOf2026, PassportWithoutData, Card, CardOfMan, LongCard, CardWithData, Td2, Td2OfMan, Emergency, VisaA, VisaB];

    public static TheoryData<string> Data => [.. All];
}
