package org.steelyard.local.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A program's executable jar taken apart into plain jars, as {@code -Djarmode=tools extract} would, only faster and with
 * libraries shared between programs. Plain jars start faster than nested ones, and the virtual machine's start caches
 * work with nothing else. Kept by the digest of their content, so a new build never meets an old cache.
 *
 * @param folder the program's own folder in the cache
 * @param jar what to start; its manifest names the libraries
 */
record Unpacked(Path folder, Path jar) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final int KEPT_BUILDS = 2;

    /** The start cache of the virtual machine, if one was made. */
    Path startCache() {
        return folder.resolve("start.aot");
    }

    /** Takes a jar apart, or finds what an earlier run took apart. */
    static Unpacked of(Program program, Path cache) throws IOException {
        try (var source = new JarFile(program.jar().toFile())) {
            var folder = cache.resolve(program.module()).resolve(digest(source));
            var jar = folder.resolve(program.module() + ".jar");
            if (!Files.exists(jar) || !librariesAreThere(jar)) {
                Files.createDirectories(folder);
                var libraries = new ArrayList<String>();
                for (var library : libraries(source)) {
                    libraries.add("../../lib/" + copyLibrary(source, library, cache.resolve("lib")));
                }
                writeJar(source, libraries, jar);
            }
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            return new Unpacked(folder, jar);
        }
    }

    /** Over names, sizes and check sums of all entries: as telling as the bytes, and read in a moment. */
    private static String digest(ZipFile source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            source.stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry ->
                            digest.update((entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n')
                                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean librariesAreThere(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var path = file.getManifest().getMainAttributes().getValue(Name.CLASS_PATH);
            for (var library : path.split(" ", -1)) {
                if (!Files.exists(jar.resolveSibling(library))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** In the order the build decided on. */
    private static List<String> libraries(JarFile source) throws IOException {
        var index = source.getEntry("BOOT-INF/classpath.idx");
        if (index == null) {
            throw new IOException("Not an executable Spring Boot jar: " + source.getName());
        }
        try (var in = source.getInputStream(index)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(LIBRARIES))
                    .map(line -> line.substring(line.indexOf(LIBRARIES), line.lastIndexOf('"')))
                    .toList();
        }
    }

    private static String copyLibrary(JarFile source, String name, Path folder) throws IOException {
        var entry = source.getEntry(name);
        var copy = "%08x/%s".formatted(entry.getCrc(), name.substring(LIBRARIES.length()));
        var target = folder.resolve(copy);
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            try (var in = source.getInputStream(entry)) {
                moveInto(target, in);
            }
        }
        return copy;
    }

    private static void moveInto(Path target, InputStream in) throws IOException {
        var fresh = Files.createTempFile(target.getParent(), "copy", ".new");
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeJar(JarFile source, List<String> libraries, Path target) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Name.MAIN_CLASS, source.getManifest().getMainAttributes().getValue("Start-Class"));
        manifest.getMainAttributes().put(Name.CLASS_PATH, String.join(" ", libraries));
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes, manifest)) {
            var entries = source.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                var name = entry.getName();
                // Folders too: scanning for components asks the class path for them.
                if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
                    out.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
                    try (var in = source.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        moveInto(target, new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** Deletes what older builds left behind: all but the last few of each program, and libraries no one names. */
    static void prune(Path cache) throws IOException {
        var named = new HashSet<Path>();
        for (var program : children(cache)) {
            if (program.endsWith("lib")) {
                continue;
            }
            var builds = new ArrayList<>(children(program));
            builds.sort(Comparator.comparing(Unpacked::lastModified).reversed());
            for (var build : builds.subList(Math.min(KEPT_BUILDS, builds.size()), builds.size())) {
                Home.delete(build);
            }
            for (var build : builds.subList(0, Math.min(KEPT_BUILDS, builds.size()))) {
                var jar = build.resolve(program.getFileName() + ".jar");
                if (Files.exists(jar)) {
                    named.addAll(librariesOf(jar));
                }
            }
        }
        for (var library : children(cache.resolve("lib"))) {
            if (!named.contains(library.toAbsolutePath().normalize())) {
                Home.delete(library);
            }
        }
    }

    private static List<Path> librariesOf(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var folders = new ArrayList<Path>();
            var path = file.getManifest().getMainAttributes().getValue(Name.CLASS_PATH);
            for (var library : path.split(" ", -1)) {
                folders.add(
                        jar.resolveSibling(library).toAbsolutePath().normalize().getParent());
            }
            return folders;
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static FileTime lastModified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
