using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Templates;

namespace AtlasGen.Generator.Comparison;

/// <summary>Compares the clients of two documents, as code that calls them sees them.</summary>
/// <param name="old">The client of the previous document.</param>
/// <param name="now">The client of the new document.</param>
/// <param name="uncertain">The methods and types of the previous document that are not compared.</param>
/// <param name="changes">Receives the changes.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class ClientComparison(
    ComparedClient old,
    ComparedClient now,
    UncertainParts uncertain,
    ChangeReport changes,
    CancellationToken cancellationToken
)
{
    /// <summary>The name of the body among the parameters of a method.</summary>
    public const string Body = "body";

    private readonly TypeComparison _types = new(old, now, uncertain, changes, cancellationToken);

    /// <summary>Reports what has changed in the methods and in the types that they use.</summary>
    /// <param name="operations">The selected operations, as they are in the two documents.</param>
    public void Compare(IReadOnlyList<(SpecOperation Old, SpecOperation Now)> operations)
    {
        var methods = old.Methods.ToLookup(pair => (pair.Method.Path, pair.Method.HttpMethod));
        var newMethods = now.Methods.ToLookup(pair => (pair.Method.Path, pair.Method.HttpMethod));
        foreach (var (before, after) in operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = methods[(before.Path, before.Method)].ToList();
            var same = newMethods[(after.Path, after.Method)].ToList();
            // The first method keeps its name if its result becomes a stream. The second one, if any, reads a stream
            // where the first one reads JSON.
            foreach (
                var ((oldClient, method), (client, newMethod)) in known.Zip(same, (a, b) => (a, b))
            )
            {
                if (oldClient != client)
                {
                    changes.Method(
                        $"{oldClient}.{method.MethodName}Async",
                        $"is now '{client}.{newMethod.MethodName}Async'",
                        after
                    );
                }

                if (before.Method != after.Method)
                {
                    changes.Method(
                        $"{method.MethodName}Async",
                        $"sends {after.Method} instead of {before.Method}",
                        after
                    );
                }

                if (!uncertain.Contains(method))
                {
                    Compare(method, newMethod, after);
                }
            }

            // Without any method, AG3002 states why.
            if (same.Count > 0)
            {
                foreach (var (_, method) in known.Skip(same.Count))
                {
                    changes.Method(method.MethodName + "Async", "is gone", after);
                }
            }
        }

        if (old.ErrorType.Length > 0 && now.ErrorType.Length > 0)
        {
            _types.Add(old.ErrorType, now.ErrorType, isSent: false);
        }

        _types.Compare();
    }

    private void Compare(OperationShape before, OperationShape after, SpecOperation operation)
    {
        var name = after.MethodName + "Async";
        var parameters = ParameterMatches.Of(
            [.. old.Parameters(before)],
            [.. now.Parameters(after)]
        );
        foreach (var (known, same) in parameters.Same)
        {
            Compare(known, same);
        }

        foreach (var parameter in parameters.Gone)
        {
            changes.Parameter(parameter.WireName, name, "is gone", operation);
        }

        foreach (var parameter in parameters.New.Where(parameter => parameter.IsRequired))
        {
            changes.Parameter(parameter.WireName, name, "is new and required", operation);
        }

        foreach (var parameter in parameters.Moved)
        {
            changes.Parameter(
                parameter.WireName,
                name,
                "is another argument: the order of the required parameters has changed",
                operation
            );
        }

        CompareBodies();
        CompareResults();
        if (before.Enumeration is { } enumeration && after.Enumeration is null)
        {
            changes.Method(enumeration.MethodName + "Async", "is gone", operation);
        }

        if (before.Wait is { } wait)
        {
            if (after.Wait is null)
            {
                changes.Method(wait.MethodName + "Async", "is gone", operation);
            }
            else
            {
                CompareWaits(wait, after.Wait);
            }
        }

        if (after.Sunset.Length > 0 && after.Sunset != before.Sunset)
        {
            changes.Sunset(after.Sunset, operation);
        }

        void CompareWaits(WaitShape one, WaitShape other)
        {
            var waitName = other.MethodName + "Async";
            // Both methods have another name if the operation has.
            if (one.MethodName != other.MethodName && before.MethodName == after.MethodName)
            {
                changes.Method(one.MethodName + "Async", $"is now '{waitName}'", operation);
            }

            // The read can be internal, and its type is the result of the wait.
            var (result, newResult) = (WaitResult(one), WaitResult(other));
            var areSame =
                one is { HasResult: true, Read.Result: { } read }
                && other is { HasResult: true, Read.Result: { } newRead }
                    ? _types.AreSame(read, newRead, isSent: false)
                        && IsOptional(one) == IsOptional(other)
                    : result == newResult;
            if (!areSame)
            {
                changes.Result(
                    waitName,
                    result == newResult
                        ? "returns another kind of type"
                        : $"returns {newResult} instead of {result}",
                    operation
                );
            }
        }

        void CompareBodies()
        {
            var (one, other) = (BodyOf(before), BodyOf(after));
            if (one is null || other is null)
            {
                if (one is not null)
                {
                    changes.Parameter(Body, name, "is gone", operation);
                }
                else if (other is { IsRequired: true })
                {
                    changes.Parameter(Body, name, "is new and required", operation);
                }
            }
            else
            {
                Compare(one, other);
            }
        }

        void Compare(ParameterShape one, ParameterShape other)
        {
            var wireName = one.Place is ParameterPlace.Body ? Body : one.WireName;
            if (other.IsRequired && !one.IsRequired)
            {
                changes.Parameter(wireName, name, "is required now", operation);
            }

            // Required parameters are arguments, and optional ones are in the record of the query.
            if (one.IsRequired && !other.IsRequired && one.Place is ParameterPlace.Query)
            {
                changes.Parameter(wireName, name, "is optional now, in 'query'", operation);
            }

            // A path parameter is usually passed by position, and a property has another case than an argument.
            if (!one.IsInPath && !one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase))
            {
                changes.Parameter(wireName, name, $"is now named '{other.Name}' in C#", operation);
            }

            if (!_types.AreSame(one.Type, other.Type, isSent: true))
            {
                changes.Parameter(
                    wireName,
                    name,
                    TypeComparison.Difference("is", one.Type, other.Type),
                    operation
                );
            }
        }

        void CompareResults()
        {
            var (one, other) = (Result(before), Result(after));
            var areSame =
                before.Result is { } result && after.Result is { } newResult
                    ? _types.AreSame(result, newResult, isSent: false)
                        && Form(before) == Form(after)
                    : one == other;
            if (!areSame)
            {
                changes.Result(
                    name,
                    one == other
                        ? "returns another kind of type"
                        : $"returns {other} instead of {one}",
                    operation
                );
            }
        }
    }

    private static ParameterShape? BodyOf(OperationShape method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Place is ParameterPlace.Body);

    private static string WaitResult(WaitShape wait) =>
        wait is { HasResult: true, Read.Result: { } type }
            ? CSharpText.Type(type) + (IsOptional(wait) ? "?" : "")
            : "nothing";

    private static bool IsOptional(WaitShape wait) => wait.End.WhenGone || Form(wait.Read) == "?";

    private static string Result(OperationShape method) =>
        (method.Result is { } type ? CSharpText.Type(type) : "nothing") switch
        {
            var text when method.IsStream => $"a stream of {text}",
            _ when method.ResultContent is ResultContent.File => "AtlasFile",
            var text
                when method.ResultContent
                    is ResultContent.OptionalValue
                        or ResultContent.OptionalText => text + "?",
            var text => text,
        };

    // Whether a value is read from JSON or from text is the same to the caller.
    private static string Form(OperationShape method) =>
        method.IsStream ? "stream"
        : method.ResultContent is ResultContent.OptionalValue or ResultContent.OptionalText ? "?"
        : "";
}
