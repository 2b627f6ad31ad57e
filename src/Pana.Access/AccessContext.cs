using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Access.Gate;
using Pana.Access.Passkeys;
using Pana.Access.ReadingLog;
using Pana.Storage;

namespace Pana.Access;

internal sealed class AccessContext(DbContextOptions<AccessContext> options) : NodeContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<AccountAct> Acts => Set<AccountAct>();
    public DbSet<Reading> Readings => Set<Reading>();
    public DbSet<BlockedEgress> BlockedEgress => Set<BlockedEgress>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.Ignore(a => a.Functions).Ignore(a => a.Languages);
            account.HasIndex(a => a.SignInName).IsUnique();
        });
        builder.Entity<Passkey>().HasIndex(key => key.CredentialId).IsUnique();
        builder.UseModule("access", Database);
    }
}
