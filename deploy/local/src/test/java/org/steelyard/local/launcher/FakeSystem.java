package org.steelyard.local.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.steelyard.local.launcher.Program.Tier;

/** The launcher as it is, over programs that are not. */
final class FakeSystem {

    private FakeSystem() {}

    /** First argument: the programs' jar; the rest as for {@code up}. */
    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]);
        var options = Options.parse(Arrays.asList(arguments).subList(1, arguments.length), Map.of(), Path.of(""));
        int exitCode;
        try {
            exitCode = new Up(
                            options,
                            List.of(
                                    program(
                                            "backing",
                                            Tier.BACKING,
                                            jar,
                                            options.ports().of(Port.STORE)),
                                    program(
                                            "identity",
                                            Tier.IDENTITY,
                                            jar,
                                            options.ports().of(Port.IDENTITY)),
                                    program(
                                            "a-service",
                                            Tier.SERVICE,
                                            jar,
                                            options.ports().of(Port.COMPLAINT)),
                                    program(
                                            "gateway",
                                            Tier.GATEWAY,
                                            jar,
                                            options.ports().of(Port.GATEWAY))),
                            new Voice(System.out))
                    .run();
        } catch (UsageError e) {
            System.out.println(e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    static Program program(String name, Tier tier, Path jar, int port) {
        return new Program(
                name,
                name,
                tier,
                jar,
                "32m",
                List.of(name, Integer.toString(port)),
                Map.of(),
                "http://127.0.0.1:%d/ready".formatted(port));
    }
}
