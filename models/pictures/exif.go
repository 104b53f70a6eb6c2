package pictures

import (
	"bytes"
	"encoding/binary"
)

// orientation is how the camera was held, as a JPEG file's Exif says: 1 to 8, 1 where it says
// nothing that can be read. It is the one thing of the metadata that counts.
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xFF || data[1] != 0xD8 {
		return 1
	}
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + size
		if marker == 0xDA || size < 2 || end > len(data) { // the pixels begin
			return 1
		}
		if block, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); marker == 0xE1 && ok {
			return tiffOrientation(block)
		}
		at = end
	}
	return 1
}

// tiffOrientation reads tag 274 of the first directory.
func tiffOrientation(block []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(block, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(block) < 8 {
		return 1
	}
	at := int64(order.Uint32(block[4:]))
	if at+2 > int64(len(block)) {
		return 1
	}
	n := int64(order.Uint16(block[at:]))
	for i := range n {
		entry := at + 2 + 12*i
		if entry+12 > int64(len(block)) {
			return 1
		}
		if order.Uint16(block[entry:]) != 274 {
			continue
		}
		if value := int(order.Uint16(block[entry+8:])); value >= 1 && value <= 8 {
			return value
		}
		return 1
	}
	return 1
}
