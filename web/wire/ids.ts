// The numbers of symtab/wire/ids.go that this side reads, under the same names (SEC_TEXT_START is SecTextStart there).
// Their units and meanings are there too.
//
// Each is a constant of its own and not a property of a table, because the bundler then writes the number in its place.

// Kinds of frames.
export const KIND_TABLES = 1;
export const KIND_TRACE = 2;
export const KIND_OPENING = 3;
export const KIND_SUGGESTIONS = 4;
export const KIND_ENTRY = 5;
export const KIND_LOCATION = 6;
export const KIND_TIMING = 7;
export const KIND_ERROR = 8;
export const KIND_IMAGE = 10;
export const KIND_COMPARISON = 11;
export const KIND_COSTS = 12;
export const KIND_TRAINING = 13;

// Sections, one number space for all kinds.
export const SEC_INFO = 1;
export const SEC_RELEASE = 2;
export const SEC_TEXT = 3;
export const SEC_TEXT_START = 4;
export const SEC_TYPE = 5;
export const SEC_RECORD = 6;
export const SEC_LINEAR_BYTES = 7;
export const SEC_NAMES = 8;
export const SEC_SEQS = 9;
export const SEC_ADDRESS = 10;
export const SEC_MARKERS = 11;
export const SEC_TOKEN_TABLE = 12;
export const SEC_TOKEN_INDEX = 13;
export const SEC_TOKEN_USES = 14;
export const SEC_ROUNDS = 15;
export const SEC_AREA_START = 16;
export const SEC_AREA_LABEL = 17;
export const SEC_INITIAL_START = 18;
export const SEC_INITIAL_LABEL = 19;
export const SEC_NOTE_NUMBERS = 20;
export const SEC_NOTE_CODES = 21;
export const SEC_NOTE_MESSAGES = 22;
export const SEC_NOTE_TEXTS = 23;
export const SEC_OFFSETS = 24;
export const SEC_FINGERPRINT = 25;
export const SEC_QUERY = 30;
export const SEC_FETCH = 31;
export const SEC_STEP = 32;
export const SEC_FETCH_CODES = 33;
export const SEC_FETCH_LENS = 34;
export const SEC_FETCH_TEXT = 35;
export const SEC_MATCH = 36;
export const SEC_LINEAR_EVERY = 41;
export const SEC_SOME_INDEX = 42;
export const SEC_SOME_TEXT = 43;
export const SEC_CANDIDATES = 44;
export const SEC_TRACE = 45;
export const SEC_SOME_LINEAR = 46;
export const SEC_INDEX = 50;
export const SEC_CODES = 51;
export const SEC_LENS = 52;
export const SEC_OFFSET = 53;
export const SEC_SAME = 54;
export const SEC_CODE = 60;
export const SEC_LINE = 61;
export const SEC_LINE_TEXT = 62;
export const SEC_CAUSE = 63;
export const SEC_HINT = 64;
export const SEC_CHOICE_PATHS = 65;
export const SEC_CHOICE_SIZES = 66;
export const SEC_CHOICE_KINDS = 67;
export const SEC_LAYER_NAMES = 70;
export const SEC_LAYER_PLACES = 71;
export const SEC_FORMAT = 72;
export const SEC_BANNER = 73;
export const SEC_WHY = 74;
export const SEC_PROOFS = 75;
export const SEC_GUESSES = 76;
export const SEC_PART_NAMES = 77;
export const SEC_PART_PLACES = 78;
export const SEC_PART_ADDRESS = 79;
export const SEC_COMPARED = 80;
export const SEC_REASONS = 81;
export const SEC_SEARCH = 90;
export const SEC_SCAN = 91;
export const SEC_RANK = 92;
export const SEC_TOTALS = 93;
export const SEC_SPACINGS = 94;
export const SEC_BATCHES = 95;
export const SEC_APART = 96;
export const SEC_QUANTILES = 97;
export const SEC_SCAN_TENTHS = 98;
export const SEC_SEARCH_TENTHS = 99;
export const SEC_GAINS = 105;
export const SEC_GAIN_TENTHS = 106;
export const SEC_LEFT = 100;
export const SEC_CHOICES = 101;
export const SEC_EXAMPLES = 102;
export const SEC_STEP_LENS = 103;
export const SEC_STEP_CODE = 104;

// SecInfo of tables and of the opening frame.
export const INFO_NUM_SYMS = 0;
export const INFO_FLAGS = 1;
export const INFO_NUM_SYMS_BYTES = 2;
export const INFO_NAMES_BYTES = 3;
export const INFO_MARKERS_BYTES = 4;
export const INFO_TOKEN_TABLE_BYTES = 5;
export const INFO_TOKEN_INDEX_BYTES = 6;
export const INFO_SEQS_BYTES = 7;
export const INFO_OFFSETS_BYTES = 8;
export const INFO_RELATIVE_BYTES = 9;
export const INFO_PLAIN_BYTES = 10;
export const INFO_MAX_PROBES = 11;
export const INFO_HARDEST = 12;
export const INFO_HARDEST_BYTES = 13;
export const INFO_LAST = 14;
export const INFO_LINES = 15;
export const INFO_MEMORY = 16;
export const INFO_RELATIVE_BASE_LOW = 17;
export const INFO_RELATIVE_BASE_HIGH = 18;
export const INFO_OPENING_FIRST_K = 19;

// Bits of INFO_FLAGS.
export const FLAG_ALL_SYMBOLS = 1;
export const FLAG_ABSOLUTE_PERCPU = 2;
export const FLAG_WORD32 = 4;
export const FLAG_LTO_CLANG = 16;
export const FLAG_SEQS_OF_NAMES = 8;
export const FLAG_INDEX_BUILT = 128;

// SecInfo of a trace: TRACE_SEQ is InfoSeq there.
export const TRACE_FOUND = 0;
export const TRACE_SEQ = 1;
export const TRACE_FIRST = 2;
export const TRACE_LAST = 3;
export const TRACE_PROBES = 4;
export const TRACE_BINARY_BYTES = 5;
export const TRACE_LINEAR_EXPANDED = 6;
export const TRACE_LINEAR_READ = 7;
export const TRACE_NUM_SYMS = 8;

// Columns of SecFetch.
export const FETCH_WALK = 0;
export const FETCH_K = 1;
export const FETCH_LOW = 2;
export const FETCH_HIGH = 3;
export const FETCH_LEFT_LOW = 4;
export const FETCH_LEFT_HIGH = 5;
export const FETCH_SEQ = 6;
export const FETCH_MARKER = 7;
export const FETCH_SKIPPED = 8;
export const FETCH_RECORD = 9;
export const FETCH_HEADER = 10;
export const FETCH_LENGTH = 11;
export const FETCH_TEXT_LEN = 12;
export const FETCH_SIGN = 13;
export const FETCH_DIFF = 14;
export const FETCH_BYTES_FROM = 15;
export const FETCH_STRIDE = 16;

// SecInfo of an image: IMAGE_FILE is InfoImageFile there.
export const IMAGE_FILE = 0;
export const IMAGE_RAW = 1;
export const IMAGE_BUILT = 2;

// What wasm/study answers about designs, own pairs, a text in tokens and growth.
export const KIND_PLAYED = 14;
export const KIND_WRITTEN = 15;
export const KIND_DESIGNS = 16;
export const KIND_GROWTH = 17;
export const SEC_PLAYED = 110;
export const SEC_NEXT = 111;
export const SEC_DESIGNS = 120;
export const SEC_COMPRESSOR = 121;
export const SEC_GROWTH = 130;

// Numbers of a design in SEC_DESIGNS.
export const DESIGN_NAMES = 0;
export const DESIGN_INDEX = 1;
export const DESIGN_SPACING = 2;
export const DESIGN_MEMORY = 3;
export const DESIGN_IMAGE = 4;
export const DESIGN_BY_NAME = 5;
export const DESIGN_BY_ADDRESS = 6;
export const DESIGN_LISTING = 7;
export const DESIGN_RAN = 8;
export const DESIGN_LEN = 9;

// SEC_INFO of a Designs frame.
export const INFO_DESIGN_SYMBOLS = 0;
export const INFO_DESIGN_DISTINCT = 1;
export const INFO_DESIGN_HASH = 2;
export const INFO_DESIGN_PERFECT = 3;
export const INFO_DESIGN_PROBES = 4;
export const INFO_DESIGNS_LEN = 5;
// SEC_INFO of a Costs frame.
export const INFO_LOSERS = 0;
export const INFO_LAST_LOSER = 1;
export const INFO_LOSER_NEAR = 2;
export const INFO_LOSER_CODE = 3;
export const INFO_GAIN715 = 4;
export const INFO_LEAST_SEARCH = 5;
export const INFO_MEDIAN_SEARCH = 6;
export const INFO_MOST_SEARCH = 7;
export const INFO_SHARED = 8;
export const INFO_SHARING = 9;
export const INFO_THREE = 10;
export const INFO_THREE_HIT = 11;
export const INFO_MOST_SHARED = 12;
export const INFO_CROSSING = 13;
export const INFO_COSTS_LEN = 14;

// Numbers of SEC_TOTALS.
export const TOTAL_PROBES = 0;
export const TOTAL_FETCHES = 1;
export const TOTAL_SEQS = 2;
export const TOTAL_MARKERS = 3;
export const TOTAL_SKIPPED = 4;
export const TOTAL_EXPAND = 5;
export const TOTAL_WHOLE = 6;
export const TOTAL_SHARED_IN_MEMORY = 7;
export const TOTAL_SHARED_BY_NAME = 8;
export const TOTALS_LEN = 9;

export const KIND_DONE = 9;
export const KIND_COLUMNS = 18;
export const KIND_MATCHES = 19;
export const KIND_CARD = 20;
export const KIND_MISS = 21;
export const KIND_PLACES = 22;

export const SEC_SIZE = 140;
export const SEC_EQUAL = 141;
export const SEC_KINDS = 142;
export const SEC_PROBLEMS = 143;
export const SEC_PROBLEM_WORDS = 144;
export const SEC_PROBLEM_TEXTS = 145;
export const SEC_ALIASES = 146;
export const SEC_COPIES = 147;
export const SEC_NEAR = 148;
export const SEC_TOOLS = 149;
export const SEC_FORMS = 150;
export const SEC_AROUND = 151;
export const SEC_VARIANTS = 152;
export const SEC_HOLDING = 153;
export const SEC_SPELT = 154;
export const SEC_SUFFIXES = 155;
export const SEC_SUFFIX_COUNTS = 156;
export const SEC_SHIFT = 157;
export const SEC_PLACES = 158;
export const SEC_PLACE_NUMBERS = 159;
export const SEC_PLACE_TEXTS = 160;
export const SEC_SPREADS = 180;
export const SEC_SCALES = 181;
export const SEC_AREA_COUNTS = 182;
export const SEC_GROUPS = 183;
export const SEC_GROUP_BYTES = 184;

export const COUNT_EQUAL = 6;
export const COUNT_SUFFIX = 7;
export const COUNT_ALIAS = 8;
export const COUNT_PADDING = 9;
export const COUNTS_LEN = 10;

export const INFO_MATCHES_LEN = 6;
export const INFO_CARD_LEN = 8;
export const INFO_MISS_LEN = 9;
export const INFO_PLACES_LEN = 3;

export const KIND_CONTESTS = 40;
export const KIND_SHRINKING = 41;
export const KIND_RELEASES = 42;
export const SEC_TIED = 200;
export const SEC_TOUCHED = 201;
export const SEC_RIVALS = 202;
export const SEC_RELEASE_NAMES = 203;
export const SEC_LAYOUTS = 204;
export const LAYOUT_LEN = 8;
export const NO_TABLE = 255;
