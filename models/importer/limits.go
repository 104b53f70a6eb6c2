package importer

// Limits of what is read. What exceeds one is a finding, never cut silently.
const (
	maxFile        = 2 << 30  // bytes of one file
	maxRecord      = 1 << 20  // bytes of one record of a CSV file or one item of an XML file
	maxCell        = 64 << 10 // bytes of one cell
	maxColumns     = 500
	maxSizes       = 120
	maxColours     = 40
	maxName        = 150  // characters
	maxDescription = 5000 // characters
	maxLabel       = 20   // characters of a size
	maxDepth       = 16   // elements of XML within each other
	maxMapping     = 16 << 20
)
