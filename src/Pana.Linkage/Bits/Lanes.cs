using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pana.Linkage;

/// <summary>How wide the machine's registers are taken; for tests that all give the same answers.</summary>
enum BitWidth
{
    Best, Scalar, Vector256, Vector512,
}

/// <summary>Bits of so many filters beside each other in one register: the counting is written once for every width.</summary>
interface ILanes<T> where T : unmanaged, ILanes<T>
{
    static abstract T Load(ref ulong from);

    void Store(ref ulong to);

    static abstract T All { get; }

    bool IsNone { get; }

    static abstract T operator &(T a, T b);

    static abstract T operator |(T a, T b);

    /// <summary>The lower bit of the sum of three.</summary>
    static abstract T Odd(T a, T b, T c);

    /// <summary>The upper bit of the sum of three.</summary>
    static abstract T Most(T a, T b, T c);
}

readonly struct Lanes64(ulong bits) : ILanes<Lanes64>
{
    readonly ulong _bits = bits;

    public static Lanes64 Load(ref ulong from) => new(from);

    public void Store(ref ulong to) => to = _bits;

    public static Lanes64 All => new(ulong.MaxValue);

    public bool IsNone => _bits == 0;

    public static Lanes64 operator &(Lanes64 a, Lanes64 b) => new(a._bits & b._bits);

    public static Lanes64 operator |(Lanes64 a, Lanes64 b) => new(a._bits | b._bits);

    public static Lanes64 Odd(Lanes64 a, Lanes64 b, Lanes64 c) => new(a._bits ^ b._bits ^ c._bits);

    public static Lanes64 Most(Lanes64 a, Lanes64 b, Lanes64 c) => new((a._bits ^ b._bits) & c._bits | a._bits & b._bits);
}

readonly struct Lanes256(Vector256<ulong> bits) : ILanes<Lanes256>
{
    readonly Vector256<ulong> _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref ulong from) => new(Vector256.LoadUnsafe(ref from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong to) => _bits.StoreUnsafe(ref to);

    public static Lanes256 All => new(Vector256<ulong>.AllBitsSet);

    public bool IsNone => _bits == Vector256<ulong>.Zero;

    public static Lanes256 operator &(Lanes256 a, Lanes256 b) => new(a._bits & b._bits);

    public static Lanes256 operator |(Lanes256 a, Lanes256 b) => new(a._bits | b._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Odd(Lanes256 a, Lanes256 b, Lanes256 c) => new(a._bits ^ b._bits ^ c._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Most(Lanes256 a, Lanes256 b, Lanes256 c) => new((a._bits ^ b._bits) & c._bits | a._bits & b._bits);
}

readonly struct Lanes512(Vector512<ulong> bits) : ILanes<Lanes512>
{
    readonly Vector512<ulong> _bits = bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref ulong from) => new(Vector512.LoadUnsafe(ref from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref ulong to) => _bits.StoreUnsafe(ref to);

    public static Lanes512 All => new(Vector512<ulong>.AllBitsSet);

    public bool IsNone => _bits == Vector512<ulong>.Zero;

    public static Lanes512 operator &(Lanes512 a, Lanes512 b) => new(a._bits & b._bits);

    public static Lanes512 operator |(Lanes512 a, Lanes512 b) => new(a._bits | b._bits);

    /// <summary>One instruction of three operands where there is one: its number is the table of its eight answers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Odd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Avx512F.IsSupported ? Avx512F.TernaryLogic(a._bits, b._bits, c._bits, 0x96) : a._bits ^ b._bits ^ c._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Most(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Avx512F.IsSupported ? Avx512F.TernaryLogic(a._bits, b._bits, c._bits, 0xE8) : (a._bits ^ b._bits) & c._bits | a._bits & b._bits);
}
