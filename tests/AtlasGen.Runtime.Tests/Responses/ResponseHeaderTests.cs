using System.Globalization;
using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Responses;

/// <summary>Tests the response headers that a client reads. No value may fail a call or be misread.</summary>
public class ResponseHeaderTests
{
    // The start time of the test clock.
    private static readonly DateTimeOffset Now = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string?> Dates { get; } =
        new()
        {
            // RFC 9110 section 5.6.7: IMF-fixdate, RFC 850, and asctime.
            { "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z" },
            { "Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z" },
            { "Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z" },
            { "Sun Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z" },
            // The formats of Atlas and other servers.
            { "Thu, 1 Jul 2027 00:00:00 GMT", "2027-07-01T00:00:00Z" },
            { "Thu,  1 Jul 2027 0:00:00 GMT", "2027-07-01T00:00:00Z" },
            { "Thursday, 1-Jul-27 00:00:00 GMT", "2027-07-01T00:00:00Z" },
            { "Thu, 01-Jul-2027 00:00:00 GMT", "2027-07-01T00:00:00Z" },
            { "thu, 01 jul 2027 00:00:00 gmt", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 02:00:00 +0200", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 UTC", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00", "2027-07-01T00:00:00Z" },
            { "01 Jul 2027 00:00:00 GMT", "2027-07-01T00:00:00Z" },
            // RFC 5322: no seconds, a leap second, and the obsolete zones.
            { "Thu, 01 Jul 2027 08:49 GMT", "2027-07-01T08:49:00Z" },
            { "1 Jul 27 8:49 +0200", "2027-07-01T06:49:00Z" },
            { "Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z" },
            { "Saturday, 31-Dec-16 23:59:60 GMT", "2016-12-31T23:59:59Z" },
            { "Sat Dec 31 23:59:60 2016", "2016-12-31T23:59:59Z" },
            { "Thu, 01 Jul 2027 00:00:00 UT", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 Z", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 -0000", "2027-07-01T00:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 EST", "2027-07-01T05:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 EDT", "2027-07-01T04:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 CST", "2027-07-01T06:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 CDT", "2027-07-01T05:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 MST", "2027-07-01T07:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 MDT", "2027-07-01T06:00:00Z" },
            { "Thu, 01 Jul 2027 00:00:00 PST", "2027-07-01T08:00:00Z" },
            { "thu, 01 jul 2027 00:00 pdt", "2027-07-01T07:00:00Z" },
            // The day of the week is wrong.
            { "Mon, 01 Jul 2027 00:00:00 GMT", "2027-07-01T00:00:00Z" },
            // A two-digit year more than 50 years in the future is in the past.
            { "Thursday, 01-Jul-49 00:00:00 GMT", "2049-07-01T00:00:00Z" },
            { "Thursday, 01-Jul-51 00:00:00 GMT", "1951-07-01T00:00:00Z" },
            { "Monday, 29-Feb-00 00:00:00 GMT", "2000-02-29T00:00:00Z" },
            // RFC 9745 and RFC 9651.
            { "@1688169599", "2023-06-30T23:59:59Z" },
            { "@0", "1970-01-01T00:00:00Z" },
            { "@-1", "1969-12-31T23:59:59Z" },
            { "@1688169599;why=old", "2023-06-30T23:59:59Z" },
            // RFC 3339.
            { "2027-07-01T00:00:00Z", "2027-07-01T00:00:00Z" },
            { "2027-07-01T02:00:00.000+02:00", "2027-07-01T00:00:00Z" },
            { "2027-07-01t00:00:00z", "2027-07-01T00:00:00Z" },
            { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" },
            { "2017-01-01t05:29:60.5+05:30", "2016-12-31T23:59:59.5Z" },
            { "2027-07-01", "2027-07-01T00:00:00Z" },
            // Invalid values.
            { "", null },
            { " ", null },
            { "true", null },
            { "?1", null },
            { "0", null },
            { "1", null },
            { "12", null },
            { "1.5", null },
            { "10:30", null },
            { "-1", null },
            { "@", null },
            { "@soon", null },
            { "@1.5", null },
            { "@99999999999999999999", null },
            { "@9223372036854775807", null },
            { "1688169599", null },
            { "Thu", null },
            { "Thu,", null },
            { "Thu, 31 Feb 2027 00:00:00 GMT", null },
            { "Thu, 01 Jul 2027 25:00:00 GMT", null },
            { "Thu, 01 Jul 2027 00:60:00 GMT", null },
            { "Thu, 01 Jul 2027 00:00:61 GMT", null },
            { "Thu, 01 Jul 2027 00 GMT", null },
            { "Thu, 01 Jul 2027 00:00:00 CEST", null },
            { "Thu, 01 Jul 0000 00:00:00 GMT", null },
            { "Thu, 01 Jul 10000 00:00:00 GMT", null },
            { "Sunday, 29-Feb-01 00:00:00 GMT", null },
            { "Thu, 01 Jul 2027 00:00:00 +9900", null },
            { "01 Jan 0001 00:00:00 +1400", null },
            { "Do, 01 Juli 2027", null },
            { "Thu, 01 Jul 2027 00:00:00 GMT, Fri, 02 Jul 2027 00:00:00 GMT", null },
        };

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task Dates_of_sunset_and_deprecation(string text, string? expected)
    {
        var info = await InfoAsync(("Sunset", text), ("Deprecation", text));
        DateTimeOffset? date = expected is null
            ? null
            : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal((date, date), (info.Sunset, info.Deprecation));
        Assert.Equal(text.Trim(), info.Headers["Sunset"].Trim());
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task Dates_of_retries(string text, string? expected)
    {
        // A number is not a date, but it is a valid number of seconds.
        var isSeconds = double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seconds
        );
        var wait = await RetryAfterAsync(("Retry-After", text));
        var until = expected is null
            ? (TimeSpan?)null
            : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture) - Now;
        Assert.Equal(
            isSeconds ? TimeSpan.FromSeconds(seconds)
                : until < TimeSpan.Zero ? TimeSpan.Zero
                : until,
            wait
        );
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("007", 7.0)]
    [InlineData("40", 40.0)]
    [InlineData(" 40 ", 40.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("2147483648", 2147483648.0)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1e3", null)]
    [InlineData("1,5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("40s", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("٤٠", null)]
    [InlineData("", null)]
    public async Task Seconds_of_retries(string text, double? expected) =>
        Assert.Equal(expected, (await RetryAfterAsync(("Retry-After", text)))?.TotalSeconds);

    [Theory]
    [InlineData("9999999999999999999")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public async Task Seconds_beyond_all_times_do_not_shorten_the_wait(string text) =>
        Assert.Equal(TimeSpan.MaxValue, await RetryAfterAsync(("Retry-After", text)));

    [Fact]
    public async Task Of_several_the_first_that_can_be_read_counts()
    {
        Assert.Equal(
            TimeSpan.FromSeconds(7),
            await RetryAfterAsync(
                ("Retry-After", "soon"),
                ("Retry-After", "7"),
                ("Retry-After", "9")
            )
        );
    }

    [Theory]
    [InlineData("1200", 1200L)]
    [InlineData("0", 0L)]
    [InlineData("100, 100;w=60", 100L)]
    [InlineData("100;w=60", 100L)]
    [InlineData(" 5 ", 5L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1.0", null)]
    [InlineData("1e3", null)]
    [InlineData("0x10", null)]
    [InlineData("many", null)]
    [InlineData(",", null)]
    [InlineData("", null)]
    public async Task Numbers_of_rate_limits(string text, long? expected)
    {
        var info = await InfoAsync(("RateLimit-Limit", text), ("RateLimit-Remaining", text));
        Assert.Equal((expected, expected), (info.RateLimit, info.RateLimitRemaining));
    }

    [Theory]
    [InlineData(304, "304 Not Modified.")]
    [InlineData(100, "100 Continue.")]
    [InlineData(102, "102 Processing.")]
    [InlineData(
        308,
        "308 Permanent Redirect. Redirects are not followed, because credentials must not reach another server."
    )]
    [InlineData(399, "399.")]
    [InlineData(499, "499.")]
    [InlineData(599, "599.")]
    [InlineData(999, "999.")]
    [InlineData(0, "0.")]
    public async Task Undeclared_statuses(int status, string expected)
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(status, "", ("X-Error-Code", "")))
        );
        using var connection = transport.Connect();
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.StartsWith(
            "GET /things/1 (getThing): " + expected,
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        // An empty code counts as none.
        Assert.Null(exception.ErrorCode);
    }

    [Theory]
    [InlineData(299)]
    [InlineData(206)]
    public async Task Undeclared_successes(int status)
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(status, "{}"))
        );
        using var connection = transport.Connect();
        await connection.GetAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",,,")]
    [InlineData("=")]
    [InlineData("\"")]
    [InlineData("Digest")]
    [InlineData("Digest ")]
    [InlineData("Digest nonce")]
    [InlineData("Digest nonce=")]
    [InlineData("Digest nonce=\"\"")]
    [InlineData("Digest nonce=\"\", stale=true")]
    [InlineData("Digest nonce=\"n\u0001\"")]
    [InlineData("Digest nonce=\"n\", realm=\"für alle\"")]
    [InlineData("Digest nonce=\"n\", opaque=\"ö\"")]
    [InlineData("Digest nonce=\"n\", algorithm=")]
    [InlineData("Digest nonce=\"n\", qop=\",\"")]
    [InlineData("Bearer error=\"invalid_token\", error_description=\"\"")]
    public async Task Unsupported_challenges(string challenge)
    {
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(Transport.Response(401, "{}", ("WWW-Authenticate", challenge)))
        );
        foreach (
            var credentials in new[]
            {
                AtlasCredentials.ApiKey("user", "password"),
                AtlasCredentials.Token("t0ken"),
            }
        )
        {
            using var connection = transport.Connect(credentials);
            var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
                connection.GetAsync()
            );
            Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        }

        Assert.Equal(2, transport.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nextnonce")]
    [InlineData("nextnonce=\"\"")]
    [InlineData("nextnonce=\"ü\"")]
    public async Task A_next_nonce_that_cannot_be_sent_is_ignored(string field)
    {
        using var transport = new Transport(
            (request, _) =>
                Task.FromResult(
                    request.Headers.Authorization is null
                        ? Transport.Response(
                            401,
                            "{}",
                            ("WWW-Authenticate", "Digest nonce=\"n\", qop=auth")
                        )
                        : Transport.Response(200, "{}", ("Authentication-Info", field))
                )
        );
        using var connection = transport.Connect(AtlasCredentials.ApiKey("user", "password"));
        await connection.GetAsync();
        await connection.GetAsync();
        Assert.Equal(3, transport.Requests.Count);
    }

    private static async Task<AtlasResponseInfo> InfoAsync(params (string, string)[] headers)
    {
        AtlasResponseInfo? info = null;
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(200, "{}", headers))
        );
        using var connection = transport.Connect(configure: o => o.TimeProvider = new TestClock());
        await connection.GetAsync(options: new() { OnResponse = response => info = response });
        return info!;
    }

    private static async Task<TimeSpan?> RetryAfterAsync(params (string, string)[] headers)
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(429, "{}", headers))
        );
        using var connection = transport.Connect(configure: o => o.TimeProvider = new TestClock());
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync(options: new() { DisableRetry = true })
        );
        return exception.RetryAfter;
    }
}
