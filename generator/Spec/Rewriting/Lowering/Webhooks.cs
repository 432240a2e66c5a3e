namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Removes webhooks, which are requests to the user's server.</summary>
internal static class Webhooks
{
    public const string Keyword = "webhooks";

    public static void Remove(DraftNode document, LossList losses)
    {
        if (document.Child(Keyword) is { IsMapping: true, Children.Count: > 0 } webhooks)
        {
            losses.Add(document, webhooks.Origin, Keyword, "They are requests to your server.");
        }

        document.Unset(Keyword);
    }
}
