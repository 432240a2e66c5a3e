namespace AtlasGen.Testing;

/// <summary>Describes a call that a test did not set up.</summary>
internal static class UnexpectedCall
{
    /// <summary>Returns the exception for a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="setups">All setups.</param>
    /// <param name="setup">The setup for the request if it has no response, or <see langword="null"/> if there is none for it.</param>
    public static AtlasFakeException Of(
        AtlasFakeRequest request,
        List<AtlasFakeSetup> setups,
        AtlasFakeSetup? setup
    )
    {
        var fault =
            setup is not null ? "The setup has no response"
            : setups.Exists(other => other.Operation == request.Operation)
                ? "No setup accepts the request"
            : "The fake has no setup";
        string[] lines =
        [
            $"{fault} for the operation {request.OperationId}.",
            $"Request: {request}",
            setups.Count == 0 ? "Setups: none" : "Setups:",
            .. setups.Select(other => $"  {other}"),
        ];
        return new(string.Join(Environment.NewLine, lines));
    }
}
