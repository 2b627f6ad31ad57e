using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pana.Storage;

/// <summary>The disk that holds the database is full: nothing of the step was kept, reading still works.</summary>
public sealed class StorageFullException(Exception cause)
    : IOException("The disk that holds the node's database is full. Nothing was changed; free space and try again.",
        cause);

static class Faults
{
    const int SqliteBusy = 5, SqliteLocked = 6, SqliteFull = 13, SqliteUnique = 2067, SqlitePrimaryKey = 1555;

    /// <summary>Somebody else was faster: the same work, done again on what is now there, may succeed.</summary>
    public static bool IsConflict(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => true,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } unique =>
            unique.Message.Contains(": storage_", StringComparison.Ordinal) || unique.Message.EndsWith(".number'.", StringComparison.Ordinal),
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "storage" } => true,
        // Called by what they keep apart: `_number`, drawn by chance, is drawn again; `_once`, the same request twice at the same time,
        // finds the answer that was given to the other.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } index } =>
            index.EndsWith("_number", StringComparison.Ordinal) || index.EndsWith("_once", StringComparison.Ordinal),
        { InnerException: { } inner } => IsConflict(inner),
        _ => false,
    };

    public static bool IsFull(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        { InnerException: { } inner } => IsFull(inner),
        _ => false,
    };
}
