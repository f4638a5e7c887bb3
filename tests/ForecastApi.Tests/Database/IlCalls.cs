using System.Reflection;
using System.Reflection.Emit;

namespace ForecastApi.Tests;

/// <summary>Which methods of an assembly call which: read from its IL, so that no way of writing a call hides it.</summary>
public static class IlCalls
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Each call with the outermost type it stands in: lambdas and async methods are nested types of their own.</summary>
    public static IReadOnlyList<(Type Owner, MethodBase From, MethodBase To)> Of(
        Assembly assembly
    ) =>
        [
            .. assembly
                .GetTypes()
                .SelectMany(Methods)
                .SelectMany(
                    Targets,
                    (from, to) => (Outermost(from.DeclaringType!), (MethodBase)from, to)
                ),
        ];

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags all =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all));
    }

    private static IEnumerable<MethodBase> Targets(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method is MethodInfo ? method.GetGenericArguments() : [];
        for (var i = 0; i < il.Length; )
        {
            var code = il[i] == 0xFE ? Codes[(short)(0xFE00 | il[i + 1])] : Codes[il[i]];
            i += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(
                    BitConverter.ToInt32(il, i),
                    typeArguments,
                    methodArguments
                )!;
            i += OperandSize(code.OperandType, il, i);
        }
    }

    private static int OperandSize(OperandType type, byte[] il, int at) =>
        type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget
            or OperandType.ShortInlineI
            or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
            _ => 4,
        };

    private static Type Outermost(Type type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;
}
