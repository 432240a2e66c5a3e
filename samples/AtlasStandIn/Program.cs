using System.Globalization;
using System.Runtime.InteropServices;
using AtlasGen.Samples.StandIn;

const int DefaultPort = 5128;
if (Port(args) is not { } port)
{
    Console.WriteLine(
        $"""
        A stand-in of Atlas for this machine, without an account; its state is in memory.

          --port NUMBER   the port (default: {DefaultPort}; 0 for any that is free)
        """
    );
    return args is ["--help"] ? 0 : 2;
}

var stopped = new TaskCompletionSource();

// Scripts and containers stop the process with SIGTERM, which the web server would otherwise handle and ignore here.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using var server = await AtlasStandInServer.StartAsync(
        new()
        {
            Port = port,
            OnRequest = request =>
                Console.WriteLine(
                    $"{request.Status} {request.Method} {request.PathAndQuery} {request.Scheme}".TrimEnd()
                ),
        }
    );
    var address = server.BaseAddress.AbsoluteUri.TrimEnd('/');
    Console.WriteLine(
        $"""
        The stand-in of Atlas listens on {address}. Press Ctrl+C to stop it.

          document         {address}/openapi.yaml
          project          {server.ProjectId}
          service account  {server.ClientId}, secret {server.ClientSecret}
          API key          {server.PublicKey}, private key {server.PrivateKey}

        """
    );
    await stopped.Task;
    return 0;
}
catch (IOException exception)
{
    Console.Error.WriteLine($"{exception.Message} Choose another port with --port.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopped.TrySetResult();
}

static int? Port(string[] args) =>
    args switch
    {
        [] => DefaultPort,
        ["--port", var text]
            when ushort.TryParse(
                text,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port
            ) => port,
        _ => null,
    };
