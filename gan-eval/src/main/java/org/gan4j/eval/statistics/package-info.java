/** Statistics of a few numbers: means with intervals, effect sizes, ranks, permutation tests. */
package org.gan4j.eval.statistics;
