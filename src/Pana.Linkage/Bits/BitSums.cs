using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Adds up columns of bits by carry-save adders (Harley and Seal): two operations for each column, however many filters stand beside each other.
/// Gives a block up as soon as none of its filters can reach what is asked with the ones that are left.
/// </summary>
static class BitSums
{
    /// <summary>Columns that are added in one go.</summary>
    public const int Stride = 16;

    /// <summary>Sums up to 2,048 have twelve binary digits.</summary>
    public const int Digits = 12;

    /// <summary>Digits that stay in registers; carries beyond them go to memory, one for each stride.</summary>
    const int Near = 4;

    /// <summary>Words that all digits of a block take.</summary>
    public const int Words = Digits * BitColumns.Width;

    /// <summary>How many ones of the question each filter of a block has too, as binary digits; nothing where none has so many as asked.</summary>
    /// <param name="columns">Of the block.</param>
    /// <param name="places">Of the question's ones.</param>
    /// <param name="digits">The sums: <see cref="BitColumns.Width"/> words for each digit.</param>
    /// <param name="ones">How many the question has.</param>
    /// <param name="least">So many must be shared.</param>
    /// <param name="expected">So many of them are likely shared by strangers: tells when it is worth to see whether anybody is left.</param>
    public static void Of<T>(ReadOnlySpan<ulong> columns, ReadOnlySpan<int> places, Span<ulong> digits, int ones, int least, int expected) where T : unmanaged, ILanes<T>
    {
        var strides = places.Length / Stride;
        // A stranger shares a part of each stride; what is left over shrinks by a whole one.
        var first = expected >= least || ones <= expected ? strides : (int)(((long)ones - least) * strides / Math.Max(1, ones - expected)) + 1 + strides / 12;
        for (var lane = 0; lane < BitColumns.Width; lane += Unsafe.SizeOf<T>() / sizeof(ulong))
            Add<T>(ref MemoryMarshal.GetReference(columns[lane..]), places, ref digits[lane], first >= strides * 7 / 8 ? strides : first, ones, least);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add<T>(ref ulong columns, ReadOnlySpan<int> places, ref ulong digits, int stop, int ones, int least) where T : unmanaged, ILanes<T>
    {
        // Of each digit its sum, and a second carry that waits for a third.
        Span<T> sums = stackalloc T[Digits + 1], waiting = stackalloc T[Digits + 1];
        T one = default, two = default, four = default, eight = default;
        ref var place = ref MemoryMarshal.GetReference(places);
        var strides = places.Length / Stride;
        for (var stride = 0; ;)
        {
            for (; stride < stop; stride++, place = ref Unsafe.Add(ref place, Stride))
            {
                var fours = Four(ref columns, ref place, ref one, ref two);
                var eights = Full(ref four, fours, Four(ref columns, ref Unsafe.Add(ref place, 4), ref one, ref two));
                fours = Four(ref columns, ref Unsafe.Add(ref place, 8), ref one, ref two);
                fours = Full(ref four, fours, Four(ref columns, ref Unsafe.Add(ref place, 12), ref one, ref two));
                var carry = Full(ref eight, eights, fours);
                var digit = Near;
                for (var times = stride; (times & 1) != 0; times >>= 1, digit++)
                    carry = Full(ref sums[digit], waiting[digit], carry);
                waiting[digit] = carry;
            }
            one.Store(ref digits);
            two.Store(ref Unsafe.Add(ref digits, BitColumns.Width));
            four.Store(ref Unsafe.Add(ref digits, BitColumns.Width * 2));
            eight.Store(ref Unsafe.Add(ref digits, BitColumns.Width * 3));
            T last = default;
            for (var digit = Near; digit < Digits; digit++)
            {
                var sum = sums[digit];
                last = Full(ref sum, (stride >> digit - Near & 1) != 0 ? waiting[digit] : default, last);
                sum.Store(ref Unsafe.Add(ref digits, BitColumns.Width * digit));
            }
            if (stride == strides)
                return;
            if (least - (ones - stride * Stride) is > 0 and var missing && Reaching<T>(ref digits, missing).IsNone)
            {
                for (var digit = 0; digit < Digits; digit++)
                    default(T).Store(ref Unsafe.Add(ref digits, BitColumns.Width * digit));
                return;
            }
            stop = stride < strides * 3 / 4 ? (stride + strides + 1) / 2 : strides;
        }
    }

    /// <summary>Four more columns; what they carry to the digit of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Four<T>(ref ulong columns, ref int place, ref T one, ref T two) where T : unmanaged, ILanes<T>
    {
        var twos = Full(ref one, Column<T>(ref columns, place), Column<T>(ref columns, Unsafe.Add(ref place, 1)));
        return Full(ref two, twos, Full(ref one, Column<T>(ref columns, Unsafe.Add(ref place, 2)), Column<T>(ref columns, Unsafe.Add(ref place, 3))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Column<T>(ref ulong columns, int place) where T : unmanaged, ILanes<T> => T.Load(ref Unsafe.Add(ref columns, place));

    /// <summary>Adds two to a sum; what it carries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Full<T>(ref T sum, T a, T b) where T : unmanaged, ILanes<T>
    {
        var carry = T.Most(sum, a, b);
        sum = T.Odd(sum, a, b);
        return carry;
    }

    /// <summary>Which sums are at least so high: a comparison from the lowest digit up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Reaching<T>(ref ulong digits, int least) where T : unmanaged, ILanes<T>
    {
        var passes = T.All;
        for (var digit = 0; digit < Digits; digit++)
        {
            var here = Column<T>(ref digits, digit * BitColumns.Width);
            passes = (least >> digit & 1) != 0 ? passes & here : passes | here;
        }
        return passes;
    }

    /// <summary>Which of a block's sums are at least <paramref name="least"/>, one bit each.</summary>
    public static void AtLeast<T>(Span<ulong> digits, int least, Span<ulong> found) where T : unmanaged, ILanes<T>
    {
        for (var lane = 0; lane < BitColumns.Width; lane += Unsafe.SizeOf<T>() / sizeof(ulong))
            if (least < 1 << Digits)
                Reaching<T>(ref digits[lane], least).Store(ref found[lane]);
            else
                default(T).Store(ref found[lane]);
    }

    /// <summary>The sum of one filter of a block.</summary>
    public static int One(ReadOnlySpan<ulong> digits, int at)
    {
        var (sum, from) = (0, at >> 6);
        for (var digit = 0; digit < Digits; digit++)
            sum |= (int)(digits[digit * BitColumns.Width + from] >> at & 1) << digit;
        return sum;
    }
}
