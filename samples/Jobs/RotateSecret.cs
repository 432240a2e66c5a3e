using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>
/// Replaces the older of the two secrets of a service account. The other one stays valid until the next rotation, so programs
/// that have not read the new secret yet keep working.
/// </summary>
internal static class RotateSecret
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string orgId,
        string clientId,
        Func<string, Task> save
    )
    {
        var account = await atlas.ServiceAccounts.GetOrgServiceAccountAsync(orgId, clientId);
        var secrets = account.Secrets!.OrderBy(secret => secret.CreatedAt).ToList();

        // An account can have two secrets. The older one must make room for the new one, unless a program still uses it.
        if (secrets is [var oldest, _])
        {
            if (oldest.LastUsedAt > DateTimeOffset.UtcNow.AddDays(-1))
            {
                throw new InvalidOperationException(
                    $"The secret {oldest.MaskedSecretValue} was used at {oldest.LastUsedAt:u}. Try again when no program has used it for a day."
                );
            }

            await atlas.ServiceAccounts.DeleteOrgServiceAccountSecretAsync(
                orgId,
                clientId,
                oldest.Id
            );
        }

        var added = await atlas.ServiceAccounts.CreateOrgServiceAccountSecretAsync(
            orgId,
            clientId,
            new ServiceAccountSecretRequest { SecretExpiresAfterHours = 90 * 24 }
        );
        try
        {
            // Only the response to the creation contains the secret.
            await save(added.Secret!);
        }
        catch
        {
            await atlas.ServiceAccounts.DeleteOrgServiceAccountSecretAsync(
                orgId,
                clientId,
                added.Id
            );
            throw;
        }

        Console.WriteLine(
            $"   A new secret is valid for {(added.ExpiresAt - added.CreatedAt).TotalDays} days"
        );
    }
}
