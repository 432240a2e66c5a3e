using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Shapes the methods that call an operation and then wait.</summary>
/// <param name="types">The types of the client.</param>
/// <param name="diagnostics">The sink for diagnostics.</param>
internal sealed class WaitShaper(IEnumerable<SourceShape> types, DiagnosticSink diagnostics)
{
    private readonly PropertyFinder _properties = new(types);

    /// <summary>Returns the method; <see langword="null"/> if none can be generated, which is reported.</summary>
    /// <param name="waiter">The description in the document.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="read">The operation that reads the state; <see langword="null"/> if it cannot be generated.</param>
    /// <param name="methodName">The name of the method, without <c>Async</c>.</param>
    /// <param name="isReadHidden">Whether the read is a private method.</param>
    public WaitShape? Of(
        SpecWaiter waiter,
        OperationShape operation,
        OperationShape? read,
        string methodName,
        bool isReadHidden
    )
    {
        if (operation.ResultContent is ResultContent.File)
        {
            return Fault(waiter, waiter.Node, "its response is a file.");
        }

        if (
            read
            is not {
                Result: { } result,
                ResultContent: ResultContent.Value or ResultContent.OptionalValue
            }
        )
        {
            return Fault(
                waiter,
                waiter.Node,
                $"the operation '{waiter.Read.Name}', which reads the state, cannot be generated or does not return JSON."
            );
        }

        if (
            read.Parameters.Any(parameter =>
                parameter is { Place: ParameterPlace.Body, IsRequired: true }
            )
        )
        {
            return Fault(
                waiter,
                waiter.Node,
                $"the operation '{waiter.Read.Name}' requires a body."
            );
        }

        if (Arguments(waiter, operation, read) is not { } arguments)
        {
            return null;
        }

        return new WaitEndShaper(_properties, diagnostics).Of(waiter, result) is { } end
            ? new(methodName, read, isReadHidden, arguments.ToEquatableArray(), end)
            : null;
    }

    /// <summary>Returns the arguments for the required parameters of the read. Optional parameters are not sent.</summary>
    private List<WaitArgument>? Arguments(
        SpecWaiter waiter,
        OperationShape operation,
        OperationShape read
    )
    {
        var arguments = new List<WaitArgument>();
        var required = read.Parameters.Where(parameter => parameter.IsRequired).ToList();
        var names = new HashSet<string>(
            required.Select(parameter => parameter.WireName),
            StringComparer.Ordinal
        );
        foreach (var unknown in waiter.Sources.Where(source => !names.Contains(source.Node.Key)))
        {
            Fault(
                waiter,
                unknown.Node,
                $"the operation '{waiter.Read.Name}' has no required parameter '{unknown.Node.Key}'."
            );
            return null;
        }

        foreach (var parameter in required)
        {
            var source = waiter.Sources.FirstOrDefault(one => one.Node.Key == parameter.WireName);
            var argument = source is { Input: "" }
                ? FromResponse(waiter, source, operation, parameter)
                : FromParameter(
                    waiter,
                    source?.Node ?? waiter.Node,
                    source?.Input ?? parameter.WireName,
                    operation,
                    parameter
                );
            if (argument is null)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    private WaitArgument? FromParameter(
        SpecWaiter waiter,
        SpecNode place,
        string name,
        OperationShape operation,
        ParameterShape parameter
    )
    {
        // A parameter of the path identifies something, and one of the query with the same name may not.
        var input = operation
            .Parameters.Where(one => one.IsRequired && one.WireName == name)
            .OrderByDescending(one => one.IsInPath)
            .FirstOrDefault();
        if (input is null)
        {
            Fault(
                waiter,
                place,
                $"nothing supplies the parameter '{parameter.WireName}' of '{waiter.Read.Name}', because the operation has no required parameter '{name}'."
            );
            return null;
        }

        if (!Converts(input.Type, parameter.Type))
        {
            Fault(
                waiter,
                place,
                $"the parameter '{name}' of the operation has another type than the parameter '{parameter.WireName}' of '{waiter.Read.Name}'."
            );
            return null;
        }

        return new(input.Name, default, input.Type, parameter.Type);
    }

    private WaitArgument? FromResponse(
        SpecWaiter waiter,
        WaiterSource source,
        OperationShape operation,
        ParameterShape parameter
    )
    {
        if (operation.Result is not { } response)
        {
            Fault(
                waiter,
                source.Node,
                $"the response of the operation has no schema, so it has no property '{Name(source.Body)}'."
            );
            return null;
        }

        var found = _properties.Find(response, source.Body);
        if (found.Count == 0 || found.Any(type => !type.IsScalar))
        {
            Fault(
                waiter,
                source.Node,
                $"the response of the operation has no single value '{Name(source.Body)}' in the version that the client uses."
            );
            return null;
        }

        if (!found.All(type => JsonForm(type) == JsonForm(parameter.Type)))
        {
            Fault(
                waiter,
                source.Node,
                $"the property '{Name(source.Body)}' of the response has another type than the parameter '{parameter.WireName}' of '{waiter.Read.Name}'."
            );
            return null;
        }

        return new("", source.Body.ToEquatableArray(), response, parameter.Type);
    }

    private static bool Converts(TypeRef from, TypeRef to) =>
        from == to
        || (
            from.Form is TypeForm.String or TypeForm.Enum
            && to.Form is TypeForm.String or TypeForm.Enum
        );

    /// <summary>Returns the form that stands for all types that JSON writes in the same way, so that one can read the other.</summary>
    private static TypeForm JsonForm(TypeRef type) =>
        type.Form switch
        {
            TypeForm.String
            or TypeForm.Enum
            or TypeForm.DateTime
            or TypeForm.Date
            or TypeForm.Uuid => TypeForm.String,
            TypeForm.Int32
            or TypeForm.Int64
            or TypeForm.UInt64
            or TypeForm.Double
            or TypeForm.Single
            or TypeForm.IntegerEnum => TypeForm.Double,
            TypeForm.Boolean => TypeForm.Boolean,
            _ => TypeForm.Element,
        };

    private static string Name(IEnumerable<string> path) => string.Join(".", path);

    private WaitShape? Fault(SpecWaiter waiter, SpecNode place, string reason)
    {
        diagnostics.Report(
            Descriptors.WaiterNotGenerated,
            place.SourcePlace,
            waiter.Operation.Name,
            reason
        );
        return null;
    }
}
