package org.steelyard.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds that nobody publishes a Java model of, written down from their reference as far as we use them. */
final class FromReference {

    private FromReference() {}

    record Metadata(
            String name,
            @Nullable String namespace,
            @Nullable Map<String, String> labels) {}

    /** KEDA 2, keda.sh/docs: ScaledObject specification. */
    record ScaledObject(String apiVersion, String kind, Metadata metadata, ScaledSpec spec) {}

    record ScaledSpec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int cooldownPeriod,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    /** Metadata are strings, whatever they mean. */
    record Trigger(String type, @Nullable String metricType, Map<String, String> metadata) {}

    /** MongoDB Community operator, MongoDBCommunity resource specification. */
    record MongoDb(String apiVersion, String kind, Metadata metadata, MongoSpec spec) {}

    record MongoSpec(
            int members,
            @Nullable String type,
            @Nullable String version,
            @Nullable JsonNode security,
            @Nullable List<MongoUser> users,
            @Nullable JsonNode statefulSet) {}

    record MongoUser(
            String name,
            String db,
            Map<String, String> passwordSecretRef,
            String scramCredentialsSecretName,
            List<MongoRole> roles) {}

    record MongoRole(String name, String db) {}

    /** kustomize 5, Kustomization file. */
    record Kustomization(
            String apiVersion,
            String kind,
            @Nullable String namespace,
            @Nullable List<Labels> labels,
            List<String> resources,
            @Nullable List<Patch> patches,
            @Nullable List<Image> images) {}

    record Labels(Map<String, String> pairs, boolean includeTemplates) {}

    record Patch(
            @Nullable Map<String, String> target,
            @Nullable String path,
            @Nullable String patch) {}

    record Image(String name, String newName, String newTag) {}
}
