/**
 * Code edits: the quarterly CMS files and the payer's own tables, read once into compact immutable tables, and asked
 * by code and date of service. {@link org.coveragerules.internal.codes.CodeTables} is the way in.
 *
 * <p>What the files mean where they leave it open:
 * <ul>
 * <li>Rows of one setting with the same pair and first day are one edit. The newest release named in a file name holds;
 * a named release holds before one without name; without names the row with a deletion date does, the earlier one of
 * two. Within one release a row of indicator 9 gives way to another first.</li>
 * <li>The same holds for add-on rows with the same add-on, primary, type and first day.</li>
 * <li>Of several PTP edits of a pair that are in force, the one that began last is told.</li>
 * <li>An MUE table serves from the first day in its name until the next table's. A code that the later table lacks has
 * no MUE. The same table twice counts once; two different ones of a quarter are an error.</li>
 * <li>A table of the other setting serves only where none of its own was given, and the edit says so.</li>
 * <li>A file that ends without a line break is read if its last row is whole, and else taken as cut off, an error. One
 * cut off exactly between two rows looks like a smaller one: a table with less than nine tenths of the rows of the one
 * before it, and a missing part, are among {@link org.coveragerules.internal.codes.CodeTables#warnings()}.</li>
 * <li>A compressed, empty or unknown file, one in UTF-16, and a row that cannot be read are errors.</li>
 * </ul>
 */
package org.coveragerules.internal.codes;
