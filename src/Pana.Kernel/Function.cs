namespace Pana.Kernel;

/// <summary>
/// What an official does for the people in front of them. Walls follow functions, never authorities: in one state the
/// police ministry decides asylum (protection.md 1). Sources: requirements.md "Who".
/// </summary>
public enum Function
{
    /// <summary>Border guard at a checkpoint (BG).</summary>
    Border,
    /// <summary>Security service (SO).</summary>
    Security,
    /// <summary>Police, counter-trafficking (PO).</summary>
    Police,
    /// <summary>Migration and permit officer; decides and executes returns (MO).</summary>
    Migration,
    /// <summary>Asylum registrar and interviewer (AO).</summary>
    Asylum,
    /// <summary>Decision maker on asylum claims (DM).</summary>
    Decision,
    /// <summary>Member of the body that hears appeals: another one than the first instance.</summary>
    Appeal,
    /// <summary>Interpreter (IN).</summary>
    Interpreter,
    /// <summary>Legal adviser (LA).</summary>
    LegalAid,
    /// <summary>Official of the guardianship authority, social worker (SW).</summary>
    Social,
    /// <summary>Guardian of named children; sees nothing but what concerns them.</summary>
    Guardian,
    /// <summary>Health worker (HW).</summary>
    Health,
    /// <summary>Labour inspector (LI).</summary>
    LabourInspection,
    /// <summary>Civil-society partner (NGO).</summary>
    CivilSociety,
    /// <summary>Reception or reintegration centre staff (CE).</summary>
    Centre,
    /// <summary>Hotline operator (HO).</summary>
    Hotline,
    /// <summary>Independent monitor (MN).</summary>
    Monitor,
    /// <summary>National coordinator and staff (NC).</summary>
    Coordinator,
    /// <summary>Secretariat of the Process (SE).</summary>
    Secretariat,
    /// <summary>UNHCR, IOM or another international organisation (IO).</summary>
    International,
    /// <summary>Data-protection officer: reads the whole log of readings, no file.</summary>
    DataProtection,
    /// <summary>Administrator of accounts: reads no file.</summary>
    Administrator,
}
