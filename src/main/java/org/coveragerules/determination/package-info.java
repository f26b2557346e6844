/** The answer: one record per object of the JSON determination, and the ranking of findings that decides each line. */
package org.coveragerules.determination;
