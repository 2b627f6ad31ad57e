using System.Globalization;

namespace Pana.Screens;

/// <summary>
/// Places of a diagram's boxes and lines: layers from top to bottom by the longest way from the first state (Sugiyama,
/// Tagawa, Toda 1981, with barycentres for the order inside a layer). Lines that lead back run along the side.
/// </summary>
internal sealed class DiagramLayout
{
    const double BoxWidth = 172, GapX = 22, GapY = 46, Margin = 12, LineHeight = 17, Lane = 14, BendWidth = 18;
    const int LettersPerLine = 20;

    /// <summary>A box, or the bend of a long line inside a layer that it crosses.</summary>
    sealed class Spot(DiagramState? state, int layer)
    {
        public DiagramState? State => state;
        public int Layer => layer;
        public double X;
        public double Top;
        public double LayerTop;
        public double LayerBottom;
        public double Width => state is null ? BendWidth : BoxWidth;
        /// <summary>A bend crosses its layer straight down, so that a line touches no box beside it.</summary>
        public double Height = state is null ? 0 : BoxHeight(state);
        public List<Spot> Above { get; } = [];
        public List<Spot> Below { get; } = [];
    }

    public sealed record Box(DiagramState State, double X, double Y, double Width, double Height,
        IReadOnlyList<string> Lines, IReadOnlyList<DiagramShield> Shields);

    public sealed record Line(DiagramEdge Edge, string Path);

    readonly List<Box> _boxes = [];
    readonly List<Line> _lines = [];

    public IReadOnlyList<Box> Boxes => _boxes;

    public IReadOnlyList<Line> Lines => _lines;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <param name="mirror">Right-to-left pages see the picture from the other side.</param>
    public DiagramLayout(DiagramView view, bool mirror)
    {
        if (view.States.Count == 0)
            return;
        var edges = view.Edges.Where(edge => edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To)).Select(same => same.MaxBy(edge => edge.Kind)!).ToList();
        var back = BackEdges(view.States, edges);
        var forward = edges.Where(edge => !back.Contains(edge)).ToList();
        var spots = Layers(view.States, forward);
        var chains = forward.ToDictionary(edge => edge, edge => Chain(spots[edge.From], spots[edge.To]));
        var layers = spots.Values.Concat(chains.Values.SelectMany(chain => chain.Skip(1).SkipLast(1)))
            .GroupBy(spot => spot.Layer).OrderBy(layer => layer.Key).Select(layer => layer.ToList()).ToList();
        Order(layers);
        PlaceRows(layers);
        PlaceColumns(layers);
        var ends = back.OrderBy(edge => Math.Abs(spots[edge.From].Layer - spots[edge.To].Layer))
            .Select(edge => (Edge: edge, Left: StandsFirst(edge.From) && StandsFirst(edge.To) && !StandsLast(edge.From)))
            .ToList();
        var left = Margin + ends.Count(end => end.Left) * Lane;
        foreach (var spot in layers.SelectMany(layer => layer))
            spot.X += left;
        var right = layers.Max(layer => layer[^1].X + layer[^1].Width / 2) + Margin;
        Width = right + ends.Count(end => !end.Left) * Lane + Margin;
        Height = layers[^1].Max(spot => spot.Top + spot.Height) + Margin + 8;
        double At(double x) => mirror ? Width - x : x;
        foreach (var (edge, chain) in chains)
            _lines.Add(new(edge, Curve(chain, At)));
        foreach (var (end, lane) in ends.Where(end => end.Left).Select((end, lane) => (end, lane)))
            _lines.Add(new(end.Edge, Detour(spots[end.Edge.From], spots[end.Edge.To], left - (lane + 0.5) * Lane, At)));
        foreach (var (end, lane) in ends.Where(end => !end.Left).Select((end, lane) => (end, lane)))
            _lines.Add(new(end.Edge, Detour(spots[end.Edge.From], spots[end.Edge.To], right + (lane + 0.5) * Lane, At)));
        foreach (var (id, spot) in spots)
            _boxes.Add(new(spot.State!, At(spot.X) - BoxWidth / 2, spot.Top, BoxWidth, spot.Height, Wrap(spot.State!.Text),
                [.. view.Shields.Where(shield => shield.StateId == id)]));
        _lines.Sort((a, b) => a.Edge.Kind.CompareTo(b.Edge.Kind));

        bool StandsFirst(string id) => layers[spots[id].Layer][0] == spots[id];
        bool StandsLast(string id) => layers[spots[id].Layer][^1] == spots[id];
    }

    /// <summary>Edges that close a circle when one walks from the first state in the order of the declaration.</summary>
    static HashSet<DiagramEdge> BackEdges(IReadOnlyList<DiagramState> states, List<DiagramEdge> edges)
    {
        var from = edges.ToLookup(edge => edge.From);
        var open = new HashSet<string>();
        var seen = new HashSet<string>();
        var back = new HashSet<DiagramEdge>();
        foreach (var state in states)
            Visit(state.Id);
        return back;

        void Visit(string id)
        {
            if (!seen.Add(id))
                return;
            open.Add(id);
            foreach (var edge in from[id])
                if (open.Contains(edge.To))
                    back.Add(edge);
                else
                    Visit(edge.To);
            open.Remove(id);
        }
    }

    static Dictionary<string, Spot> Layers(IReadOnlyList<DiagramState> states, List<DiagramEdge> forward)
    {
        var into = forward.ToLookup(edge => edge.To, edge => edge.From);
        var layer = new Dictionary<string, int>();
        return states.ToDictionary(state => state.Id, state => new Spot(state, Depth(state.Id)));

        int Depth(string id) => layer.TryGetValue(id, out var known) ? known
            : layer[id] = into[id].Select(Depth).DefaultIfEmpty(-1).Max() + 1;
    }

    /// <summary>A line from box to box with a bend in each layer between them.</summary>
    static List<Spot> Chain(Spot from, Spot to)
    {
        var chain = new List<Spot> { from };
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            chain.Add(new(null, layer));
        chain.Add(to);
        foreach (var (above, below) in chain.Zip(chain.Skip(1)))
        {
            above.Below.Add(below);
            below.Above.Add(above);
        }
        return chain;
    }

    static void Order(List<List<Spot>> layers)
    {
        const int Sweeps = 8;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? layers.Skip(1) : layers.AsEnumerable().Reverse().Skip(1))
            {
                var beside = layers[layer[0].Layer + (down ? -1 : 1)];
                var middle = layer.ToDictionary(spot => spot, spot => (down ? spot.Above : spot.Below)
                    .Select(near => (double)beside.IndexOf(near)).DefaultIfEmpty(layer.IndexOf(spot)).Average());
                var ordered = layer.OrderBy(spot => middle[spot]).ToList();
                layer.Clear();
                layer.AddRange(ordered);
            }
        }
    }

    static void PlaceRows(List<List<Spot>> layers)
    {
        var top = Margin + 14;
        foreach (var layer in layers)
        {
            var height = layer.Max(spot => spot.Height);
            foreach (var spot in layer)
            {
                spot.Height = spot.State is null ? height : spot.Height;
                spot.Top = top + (height - spot.Height) / 2;
                (spot.LayerTop, spot.LayerBottom) = (top, top + height);
            }
            top += height + GapY;
        }
    }

    static void PlaceColumns(List<List<Spot>> layers)
    {
        const int Rounds = 12;
        foreach (var layer in layers)
        {
            var x = 0.0;
            foreach (var spot in layer)
            {
                spot.X = x + spot.Width / 2;
                x += spot.Width + GapX;
            }
            foreach (var spot in layer)
                spot.X -= (x - GapX) / 2;
        }
        for (var round = 0; round < Rounds; round++)
            foreach (var layer in round % 2 == 0 ? layers : layers.AsEnumerable().Reverse())
                Settle(layer);
        var left = layers.Min(layer => layer[0].X - layer[0].Width / 2);
        foreach (var spot in layers.SelectMany(layer => layer))
            spot.X -= left;
    }

    /// <summary>Moves each spot towards its neighbours above and below as far as those beside it allow.</summary>
    static void Settle(List<Spot> layer)
    {
        var wished = layer.Select(spot => spot.Above.Concat(spot.Below).Select(near => near.X).DefaultIfEmpty(spot.X).Average())
            .ToList();
        for (var i = 0; i < layer.Count; i++)
            layer[i].X = i == 0 ? wished[i] : Math.Max(wished[i], layer[i - 1].X + Apart(layer[i - 1], layer[i]));
        for (var i = layer.Count - 2; i >= 0; i--)
        {
            var push = layer[i].X - wished[i];
            if (push > 0 && i > 0)
                layer[i].X = Math.Max(wished[i], layer[i - 1].X + Apart(layer[i - 1], layer[i]));
        }
        var shift = layer.Select((spot, i) => wished[i] - spot.X).Average();
        foreach (var spot in layer)
            spot.X += shift;
    }

    static double Apart(Spot left, Spot right) => (left.Width + right.Width) / 2 + GapX;

    static string Curve(List<Spot> chain, Func<double, double> at)
    {
        var (x, y) = (chain[0].X, chain[0].Top + chain[0].Height);
        var path = $"M{N(at(x))} {N(y)}";
        foreach (var spot in chain.Skip(1))
        {
            var bend = (y + spot.Top) / 2;
            path += $"C{N(at(x))} {N(bend)} {N(at(spot.X))} {N(bend)} {N(at(spot.X))} {N(spot.Top)}";
            (x, y) = (spot.X, spot.Top + spot.Height);
            if (spot.State is null)
                path += $"V{N(y)}";
        }
        return path;
    }

    /// <summary>
    /// Back along the side: out below the box, up the lane, in above the other box. The free height between two layers
    /// belongs to such lines too, therefore no box is crossed.
    /// </summary>
    static string Detour(Spot from, Spot to, double lane, Func<double, double> at)
    {
        const double Gap = 14, Round = 8;
        var side = Math.Sign(lane - from.X);
        var (x1, y1) = (from.X + side * BoxWidth * 0.26, from.Top + from.Height);
        var (x2, y2) = (to.X + side * BoxWidth * 0.26, to.Top);
        var (below, above) = (from.LayerBottom + Gap, to.LayerTop - Gap);
        return $"M{N(at(x1))} {N(y1)}"
            + $"V{N(below - Round)}Q{N(at(x1))} {N(below)} {N(at(x1 + side * Round))} {N(below)}"
            + $"H{N(at(lane - side * Round))}Q{N(at(lane))} {N(below)} {N(at(lane))} {N(below - Round)}"
            + $"V{N(above + Round)}Q{N(at(lane))} {N(above)} {N(at(lane - side * Round))} {N(above)}"
            + $"H{N(at(x2 + side * Round))}Q{N(at(x2))} {N(above)} {N(at(x2))} {N(above + Round)}V{N(y2)}";
    }

    static double BoxHeight(DiagramState state) =>
        16 + LineHeight * (Wrap(state.Text).Count + (state.Reached is null ? 0 : 1));

    static List<string> Wrap(string text)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= LettersPerLine)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        return lines;
    }

    static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
