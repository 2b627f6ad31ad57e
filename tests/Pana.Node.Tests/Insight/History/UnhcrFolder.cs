namespace Pana.Node.Tests.Insight.History;

/// <summary>A folder with UNHCR's six files, a few rows in each, that a test may spoil.</summary>
sealed class UnhcrFolder : IDisposable
{
    const string Countries = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso";

    public UnhcrFolder()
    {
        Write("unhcr_population.csv", $"{Countries},refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst",
            "1979,Afghanistan,AFG,AFG,Iran (Islamic Rep. of),IRN,IRN,1e+05,0,0,0,0,0,0,,0", "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,30,12,0,0,0,0,0,,0",
            "2024,Stateless,STA,XXA,Tajikistan,TAJ,TJK,0,0,0,0,0,7,0,,0", "2024,Unknown,UKN,UNK,Tajikistan,TAJ,TJK,5,0,0,0,0,0,0,,0",
            "2024,Tajikistan,TAJ,TJK,Tajikistan,TAJ,TJK,0,0,0,9,0,0,0,,0");
        Write("unhcr_demographics_2001_2025.csv", $"{Countries},pop_type,location,loc_type,acc_type,f_0_4,f_5_11,f_12_17,f_18_59,f_60,f_other,f_total,m_0_4,m_5_11,m_12_17,m_18_59,m_60,m_other,m_total,total",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,REF,Dushanbe,V,U,0,5,0,7,0,0,12,0,0,0,8,0,0,8,20",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,REF,Vahdat,V,U,0,0,0,0,0,0,0,0,0,0,0,0,0,0,10",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,ASY,Dushanbe,V,U,0,0,0,0,0,5,5,0,0,0,0,0,6,6,14");
        Write("unhcr_asylum_applications.csv", $"{Countries},procedure_type,app_type,dec_level,app_pc,applied",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,G,N,FI,P,20", "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,U,NA,NA,P,6",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,G,A,AR,C,8");
        Write("unhcr_asylum_decisions.csv", $"{Countries},procedure_type,dec_level,dec_pc,dec_recognized,dec_other,dec_rejected,dec_closed,dec_total",
            "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,G,FI,P,10,0,5,5,20", "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,G,AR,P,5,0,5,0,16");
        Write("unhcr_solutions.csv", $"{Countries},returned_refugees,resettlement,naturalisation,returned_idps", "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,50,,6,");
        Write("unhcr_flows.csv", $"{Countries},refugees,asylum_seekers,refugee_like,oip", "2024,Afghanistan,AFG,AFG,Tajikistan,TAJ,TJK,9,,,");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("pana-unhcr-").FullName;

    public void Write(string file, params string[] lines) => File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);

    public void Change(string file, string text, string by) =>
        File.WriteAllText(System.IO.Path.Combine(Path, file), File.ReadAllText(System.IO.Path.Combine(Path, file)).Replace(text, by, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
