namespace AtlasGen.Runtime;

/// <summary>Receives the waits of calls. The runtime has no dependency on a logging library.</summary>
internal interface ICallLog
{
    /// <summary>Reports that the server rejected a call because of a rate limit, and that similar calls now wait.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wait">The time for which calls wait.</param>
    void RateLimited(AtlasRequest request, TimeSpan wait);

    /// <summary>Reports that a call starts to wait for a rate limit.</summary>
    void Holding();

    /// <summary>Reports that a call waited for a rate limit. The wait has ended, or the caller has canceled it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wait">The time that the call waited.</param>
    void HeldBack(AtlasRequest request, TimeSpan wait);

    /// <summary>Reports that a call waits before it is retried.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="wait">The time to wait.</param>
    void Retrying(AtlasRequest request, AtlasException failure, TimeSpan wait);
}
