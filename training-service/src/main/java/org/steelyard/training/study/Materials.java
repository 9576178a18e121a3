package org.steelyard.training.study;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All versions of all material. */
@Repository
class Materials {

    private final MongoOperations mongo;

    Materials(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byModule = mongo.indexOps(Material.class)
                .createIndex(new Index("county", Sort.Direction.ASC)
                        .on("module", Sort.Direction.ASC)
                        .on("edition", Sort.Direction.DESC)
                        .named("module"));
    }

    @Nullable
    Material find(String county, String module, int edition) {
        return mongo.findById(Material.idOf(county, module, edition), Material.class);
    }

    Material require(String id) {
        var material = mongo.findById(id, Material.class);
        if (material == null) {
            throw new NotFound("material", id);
        }
        return material;
    }

    /** The latest version. */
    @Nullable
    Material latest(String county, String module) {
        return mongo.findOne(
                Query.query(where("county").is(county).and("module").is(module))
                        .with(Sort.by(Sort.Direction.DESC, "edition")),
                Material.class);
    }

    /** One more than a page of all versions, by id. */
    List<Material> of(String county, @Nullable String module, PageRequest page) {
        var criteria = where("county").is(county);
        if (module != null) {
            criteria = criteria.and("module").is(module);
        }
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), Material.class);
    }
}
