namespace AtlasGen.Runtime;

/// <summary>Reads a form.</summary>
/// <param name="members">The members that are written differently.</param>
internal sealed class FormContent<T, TCodec>(AtlasFormMember[] members) : AtlasContent<T>
    where TCodec : IJsonCodec<T>
{
    internal override T Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        FormReader.Read<T, TCodec>(body, members);
}
