package org.gan4j.eval.compare;

import java.util.List;

/**
 * A key of the config in which configurations differ.
 *
 * @param key {@code training.batchSize}
 * @param values one value for each configuration, as in YAML; {@code –} if the config lacks the
 *     key, and all values if the runs of a configuration differ
 */
public record ConfigRow(String key, List<String> values) {}
