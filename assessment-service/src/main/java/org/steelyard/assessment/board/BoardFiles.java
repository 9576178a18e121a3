package org.steelyard.assessment.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.steelyard.platform.problem.NotFound;

/** The versions of the board there are, read at the start; one that is wrong stops it and is named. */
@Component
class BoardFiles {

    private final List<BoardFile> files;

    BoardFiles(BoardSettings settings) {
        this.files = read(settings.locations());
    }

    private static List<BoardFile> read(String locations) {
        try {
            var files = new ArrayList<BoardFile>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources(locations)) {
                files.add(read(resource));
            }
            files.sort(Comparator.comparing(BoardFile::validFrom));
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException("Boards cannot be read from " + locations, e);
        }
    }

    static BoardFile read(Resource resource) throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader().load(resource.getDescription(), resource).forEach(sources::addLast);
        try {
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("board", BoardFile.class)
                    .get();
        } catch (RuntimeException wrong) {
            throw new IllegalStateException("Wrong board " + resource.getDescription(), wrong);
        }
    }

    /** The one in force at the end of a year. */
    BoardFile of(int period) {
        var end = LocalDate.of(period, 12, 31);
        return files.stream()
                .filter(file -> !file.validFrom().isAfter(end))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new NotFound("board", String.valueOf(period)));
    }
}
