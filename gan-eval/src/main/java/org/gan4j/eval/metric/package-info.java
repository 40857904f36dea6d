/**
 * From features to numbers: the arithmetic of each metric, one file and one paper each. Nothing
 * here knows where the images came from.
 */
package org.gan4j.eval.metric;
