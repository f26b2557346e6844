/** YAML files whose every value knows its line, so that what is wrong with one can be pointed at. */
package org.coveragerules.internal.yaml;
