using System.Runtime.Intrinsics;

namespace Pana.Linkage;

/// <summary>Work that is written once for registers of every width.</summary>
interface IBitWork<TAnswer>
{
    TAnswer Done<T>() where T : unmanaged, ILanes<T>;
}

static class BitWork
{
    /// <summary>Does it with registers of that width.</summary>
    public static TAnswer By<TAnswer>(this IBitWork<TAnswer> work, BitWidth width) => width switch
    {
        BitWidth.Vector512 => work.Done<Lanes512>(),
        BitWidth.Vector256 => work.Done<Lanes256>(),
        BitWidth.Scalar => work.Done<Lanes64>(),
        _ when Vector512.IsHardwareAccelerated => work.Done<Lanes512>(),
        _ when Vector256.IsHardwareAccelerated => work.Done<Lanes256>(),
        _ => work.Done<Lanes64>(),
    };
}
