package org.steelyard.local.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** An executable jar as Spring Boot's build makes it, around {@link FakeProgram} and one library. */
final class FakeJar {

    private FakeJar() {}

    static Path in(Path folder, String libraryContent) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Name("Start-Class"), FakeProgram.class.getName());
        var jar = folder.resolve("fake-1.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var dir :
                    List.of("", "org/", "org/steelyard/", "org/steelyard/local/", "org/steelyard/local/launcher/")) {
                out.putNextEntry(new ZipEntry("BOOT-INF/classes/" + dir));
            }
            var name = FakeProgram.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new ZipEntry("BOOT-INF/classes/" + name));
            try (var in = Objects.requireNonNull(FakeJar.class.getResourceAsStream("FakeProgram.class"))) {
                in.transferTo(out);
            }
            write(out, "BOOT-INF/lib/a-library-1.jar", library(libraryContent));
            write(
                    out,
                    "BOOT-INF/classpath.idx",
                    "- \"BOOT-INF/lib/a-library-1.jar\"\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static byte[] library(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes)) {
            write(out, "content.txt", content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
    }
}
