namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Removes webhooks, which are requests to the user's server.</summary>
internal static class Webhooks
{
    public static void Remove(DraftNode document, Losses losses)
    {
        if (document.Child("webhooks") is { IsMapping: true, Children.Count: > 0 } webhooks)
        {
            losses.Add(document, webhooks.Origin, "webhooks are requests to your server");
        }

        document.Unset("webhooks");
    }
}
