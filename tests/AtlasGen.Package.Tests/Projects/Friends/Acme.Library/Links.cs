namespace Acme.Library;

public static class Links
{
    internal static Acme.Atlas.Link Self => new() { Rel = "self" };
}
