namespace AtlasGen.Runtime;

/// <summary>Reads the items of JSON Lines. Blank lines are skipped.</summary>
/// <param name="lines">The lines.</param>
/// <param name="isText">Whether an item is text. The line can be a JSON string, or the text itself.</param>
internal sealed class LineItems(LineReader lines, bool isText) : IItemReader
{
    private readonly ItemJson _json = new();

    public ReadOnlyMemory<byte> Json { get; private set; }

    public string Place => $"line {lines.Number}";

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!ItemJson.IsBlank(lines.Line.Span))
            {
                Json = isText ? Text(lines.Line.Span.TrimEnd((byte)'\r')) : lines.Line;
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _json.Dispose();

    private ReadOnlyMemory<byte> Text(ReadOnlySpan<byte> line) =>
        _json.Of(JsonBody.Text(line), static (writer, text) => writer.WriteStringValue(text));
}
