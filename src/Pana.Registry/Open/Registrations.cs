using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Arrivals;
using Pana.Registry.People;

namespace Pana.Registry.Open;

/// <summary>
/// Writing people down from the pages and steps of other modules: what the API does, in the caller's unit of work if
/// one runs.
/// </summary>
public sealed class Registrations
{
    readonly RegisterArrival _arrival;
    readonly AddPerson _add;
    readonly CorrectPerson _correct;
    readonly CorrectPlace _place;

    internal Registrations(RegisterArrival arrival, AddPerson add, CorrectPerson correct, CorrectPlace place) =>
        (_arrival, _add, _correct, _place) = (arrival, add, correct, place);

    public Task<Outcome<Arrived>> ArrivalAsync(
        Officer officer, ArrivalInput input, CancellationToken cancel = default) =>
        _arrival.RunAsync(officer, input, key: null, cancel);

    /// <summary>Beside somebody whom the official may see.</summary>
    public Task<Outcome<Added>> AddAsync(Officer officer, Guid beside, ArrivalPerson input,
        CancellationToken cancel = default) =>
        _add.RunAsync(officer, beside, input, cancel);

    public Task<Outcome<Corrected>> CorrectAsync(
        Officer officer, Guid person, CorrectionInput input, CancellationToken cancel = default) =>
        _correct.RunAsync(officer, person, input, cancel);

    public Task<Outcome<Placed>> PlaceAsync(
        Officer officer, Guid person, PlaceInput input, CancellationToken cancel = default) =>
        _place.RunAsync(officer, person, input, cancel);

    /// <summary>More facts, such as a registration of a claim asks for.</summary>
    public Task<Outcome<Corrected>> StateAsync(
        Officer officer, Guid person, PersonInput input, SaidBy saidBy, CancellationToken cancel = default) =>
        _correct.StateAsync(officer, person, input, saidBy, cancel);
}
