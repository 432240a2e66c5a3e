using System.Globalization;

namespace AtlasGen.Runtime;

/// <summary>
/// Reads dates of headers: the three forms of RFC 9110 section 5.6.7 with days and hours of one or two digits, zones as RFC
/// 5322 writes them, <c>@</c> with the seconds since 1970 (RFC 9651 section 3.3.7, RFC 9745), and RFC 3339.
/// </summary>
internal static class HttpDate
{
    // Behind the day of the week, which says nothing that the date does not, and may be wrong.
    private static readonly string[] Formats =
    [
        "d MMM yyyy H:m:s zzz",
        "d-MMM-yyyy H:m:s zzz",
        "MMM d H:m:s yyyy zzz",
    ];

    private static readonly string[] ShortYearFormats =
    [
        "d-MMM-yy H:m:s zzz",
        "d MMM yy H:m:s zzz",
    ];

    private static readonly string[] Rfc3339Formats =
    [
        "yyyy-MM-dd'T'H:m:sK",
        "yyyy-MM-dd'T'H:m:s.FFFFFFFK",
        "yyyy-MM-dd",
    ];

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Returns the date; <see langword="null"/> if the text is not a date in one of the forms.</summary>
    /// <param name="text">The value of the header.</param>
    /// <param name="now">The present, which tells the century of a year of two digits.</param>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        text = text.Trim();
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

    private static string WithoutDay(string text)
    {
        var end = text.AsSpan().IndexOfAny(',', ' ');
        return
            end > 0
            && Array.Exists(Days, day => text.StartsWith(day, StringComparison.OrdinalIgnoreCase))
            ? text[(end + 1)..].TrimStart()
            : text;
    }

    /// <summary>Writes the zone as .NET reads it; a date of asctime has none, which means UTC.</summary>
    private static string WithZone(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [.., "GMT" or "UTC" or "UT" or "Z" or "gmt" or "utc"])
        {
            words[^1] = "+00:00";
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

    /// <summary>RFC 9110 section 5.6.7: what looks more than 50 years ahead is in the past.</summary>
    private static DateTimeOffset? WithCentury(DateTimeOffset date, DateTimeOffset now)
    {
        var year = now.Year - (now.Year % 100) + (date.Year % 100);
        year +=
            year > now.Year + 50 ? -100
            : year <= now.Year - 50 ? 100
            : 0;
        // The 29th of February of a year that has none.
        return year is < 1 or > 9999 || date.Day > DateTime.DaysInMonth(year, date.Month)
            ? null
            : new(year, date.Month, date.Day, date.Hour, date.Minute, date.Second, date.Offset);
    }
}
