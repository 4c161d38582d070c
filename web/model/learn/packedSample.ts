// What xz -6 makes of each design of the 6.12 sample, all tables packed one by one and added, in bytes: measured once, by another
// program (symtab/study/designs/testdata/designs.json). The page itself has only Go's xz, which gives other numbers and another
// order of the designs; a card that concludes something from a packed size says whose it is.

/** The sample that was measured, as Tables.fingerprint names it. */
export const MEASURED_SAMPLE = '147253a1255890d2';

/** By names, spacing and index, as Designs.list is. */
export const SAMPLE_IMAGES: readonly number[] = [
  817_036, 1_047_452, 1_048_868, 1_215_276, 1_235_836, 720_512, 950_928, 952_344, 1_118_752, 1_139_312, 681_844,
  912_260, 913_676, 1_080_084, 1_100_644, 667_076, 897_492, 898_908, 1_065_316, 1_085_876, 663_348, 893_764, 895_180,
  1_061_588, 1_082_148, 662_396, 892_812, 894_228, 1_060_636, 1_081_196, 662_104, 892_520, 893_936, 1_060_344,
  1_080_904, 862_260, 1_092_676, 1_094_092, 1_260_500, 1_281_060, 779_996, 1_010_412, 1_011_828, 1_178_236, 1_198_796,
  750_120, 980_536, 981_952, 1_148_360, 1_168_920, 736_488, 966_904, 968_320, 1_134_728, 1_155_288, 732_776, 963_192,
  964_608, 1_131_016, 1_151_576, 731_836, 962_252, 963_668, 1_130_076, 1_150_636, 731_564, 961_980, 963_396, 1_129_804,
  1_150_364, 1_072_704, 975_072, 936_468, 921_692, 917_964, 917_016, 916_724, 1_187_452, 1_020_960, 875_892, 810_296,
  788_912, 782_884, 780_972, 1_008_483, 1_003_199, 874_050, 814_302, 793_283, 787_637, 785_781,
];
