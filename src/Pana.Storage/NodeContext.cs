using Microsoft.EntityFrameworkCore;

namespace Pana.Storage;

/// <summary>
/// The tables of a module. It belongs to the <see cref="UnitOfWork"/> that gave it out, and goes back with it to wait for the next one.
/// </summary>
/// <remarks>
/// A container that hands it to a use case believes that it owns it and disposes of it too; given back twice, one context would serve
/// two requests at once. Therefore disposing does nothing.
/// </remarks>
public abstract class NodeContext(DbContextOptions options) : DbContext(options)
{
    public sealed override void Dispose()
    {
    }

    public sealed override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal void GiveBack() => base.Dispose();
}
