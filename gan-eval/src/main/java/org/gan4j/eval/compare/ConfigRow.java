package org.gan4j.eval.compare;

import java.util.List;

/**
 * A key of the config in which configurations differ.
 *
 * @param key {@code training.batchSize}
 * @param values one a configuration: as YAML has it, {@code –} where the config lacks the key, all
 *     of them where its runs differ
 */
public record ConfigRow(String key, List<String> values) {}
