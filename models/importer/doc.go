// Package importer reads articles that other systems exported: product files in several
// formats, size charts and a mapping file with what they do not say. Nothing that changes an
// answer of the advisor is guessed: type, cut, stretch, kind of chart, how it was measured and
// its unit are asked instead. Every finding names the file and the physical line where the
// record begins. Files are material to judge: no content of them makes the package panic, run
// out of memory or fetch anything.
package importer
