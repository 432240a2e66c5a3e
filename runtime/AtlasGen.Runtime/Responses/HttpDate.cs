using System.Globalization;

namespace AtlasGen.Runtime;

/// <summary>
/// Reads dates in headers: the three formats of RFC 9110 section 5.6.7 with days and hours of one or two digits, those of RFC
/// 5322 with its obsolete zones, <c>@</c> followed by the seconds since 1970 (RFC 9651 section 3.3.7, RFC 9745), and RFC 3339.
/// </summary>
internal static class HttpDate
{
    // The formats after the day of the week, which is ignored, because it repeats the date and may be wrong.
    private static readonly string[] Formats =
    [
        "d MMM yyyy H:m:s zzz",
        "d MMM yyyy H:m zzz",
        "d-MMM-yyyy H:m:s zzz",
        "MMM d H:m:s yyyy zzz",
    ];

    private static readonly string[] ShortYearFormats =
    [
        "d-MMM-yy H:m:s zzz",
        "d MMM yy H:m:s zzz",
        "d MMM yy H:m zzz",
    ];

    private static readonly string[] Rfc3339Formats =
    [
        "yyyy-MM-dd'T'H:m:sK",
        "yyyy-MM-dd'T'H:m:s.FFFFFFFK",
        "yyyy-MM-dd",
    ];

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    // The zones of RFC 5322 section 4.3, and UTC, which it does not list.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["GMT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["UT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <summary>Returns the date, or <see langword="null"/> if the text is not a date in one of the formats.</summary>
    /// <param name="text">The value of the header.</param>
    /// <param name="now">The current time, which determines the century of a two-digit year.</param>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        // .NET reads the names of months in any case, but not the letters of RFC 3339.
        text = WithoutLeapSecond(text.Trim().ToUpperInvariant());
        if (text.StartsWith('@'))
        {
            return OfSeconds(text[1..]);
        }

        if (TryParse(text, Rfc3339Formats, out var date))
        {
            return date;
        }

        var rest = WithZone(WithoutDay(text));
        return TryParse(rest, Formats, out date) ? date
            : TryParse(rest, ShortYearFormats, out date) ? WithCentury(date, now)
            : null;
    }

    private static DateTimeOffset? OfSeconds(string text)
    {
        // A structured field may have parameters.
        var number = text.Split(';')[0].Trim();
        return
            long.TryParse(
                number,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    /// <summary>Replaces the second 60, which .NET does not support, with the second 59.</summary>
    private static string WithoutLeapSecond(string text)
    {
        var colon = text.IndexOf(':', text.IndexOf(':') + 1);
        return colon > 0 && text.AsSpan(colon + 1) is ['6', '0', ..]
            ? $"{text[..colon]}:59{text[(colon + 3)..]}"
            : text;
    }

    private static string WithoutDay(string text)
    {
        var end = text.AsSpan().IndexOfAny(',', ' ');
        return
            end > 0
            && Array.Exists(Days, day => text.StartsWith(day, StringComparison.OrdinalIgnoreCase))
            ? text[(end + 1)..].TrimStart()
            : text;
    }

    /// <summary>Writes the zone as .NET reads it. A date of asctime has no zone, which means UTC.</summary>
    private static string WithZone(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [.., var name] && Zones.TryGetValue(name, out var offset))
        {
            words[^1] = offset;
        }
        else if (words is [.., ['+' or '-', _, _, _, _] zone])
        {
            words[^1] = zone.Insert(3, ":");
        }
        else if (words is [_, _, _, _])
        {
            words = [.. words, "+00:00"];
        }

        return string.Join(' ', words);
    }

    private static bool TryParse(string text, string[] formats, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out date
        );

    /// <summary>Adds the century. A date that appears to be more than 50 years in the future is in the past (RFC 9110 section 5.6.7).</summary>
    private static DateTimeOffset? WithCentury(DateTimeOffset date, DateTimeOffset now)
    {
        var year = now.Year - (now.Year % 100) + (date.Year % 100);
        year +=
            year > now.Year + 50 ? -100
            : year <= now.Year - 50 ? 100
            : 0;
        // February 29 in a year that is not a leap year is not a date.
        return year is < 1 or > 9999 || date.Day > DateTime.DaysInMonth(year, date.Month)
            ? null
            : new(year, date.Month, date.Day, date.Hour, date.Minute, date.Second, date.Offset);
    }
}
