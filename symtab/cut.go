package symtab

import "bytes"

// Of returns the part of a name that is compared.
func (c Cut) Of(name []byte) []byte {
	at := -1
	switch c {
	case CutFirstDot:
		at = bytes.IndexByte(name, '.')
	case CutLLVM:
		at = bytes.Index(name, []byte(".llvm."))
	}
	if at < 0 {
		return name
	}
	return name[:at]
}
