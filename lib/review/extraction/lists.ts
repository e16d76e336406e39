/** The closed lists an extractor chooses from, each with the words shown for it. Lists are closed: what fits nowhere goes to "other" with a note. */

/** What kind of thing a term names. */
export const TERM_TYPES = {
  chemical: "Chemical",
  gene: "Gene or protein",
  protein_family: "Protein family",
  complex: "Protein complex",
  variant: "Gene variant",
  process: "Process",
  pathway: "Pathway",
  network: "Brain network",
  region: "Brain region",
  taxon: "Species",
  condition: "Condition",
  outcome: "Outcome",
} as const;
export type TermType = keyof typeof TERM_TYPES;

/** Levels of organisation from molecule to patient, in the order of the map's lanes (after the AOP framework). */
export const LEVELS = {
  molecular: "Molecular",
  cellular: "Cellular",
  circuit: "Circuit",
  network: "Network",
  behavioural: "Behavioural",
  clinical: "Clinical",
} as const;
export type Level = keyof typeof LEVELS;

/** Rows of the evidence gap map: 13 mechanisms and 2 outcomes. */
export const CATEGORIES = {
  nmdar: "NMDAR antagonism",
  gaba: "GABAergic disinhibition",
  glutamate: "Glutamate surge",
  ampar: "AMPAR",
  bdnf_trkb: "BDNF-TrkB",
  mtor: "mTOR and translation",
  synaptic: "Synaptic plasticity",
  network: "Large-scale networks",
  opioid: "Opioid system",
  monoamine: "Monoamines",
  enantiomer: "Enantiomers and metabolites",
  genetic: "Genetics",
  metabolomic: "Metabolomic and inflammatory biomarkers",
  efficacy: "Clinical efficacy",
  safety: "Safety",
} as const;
export type Category = keyof typeof CATEGORIES;

/** Columns of the evidence gap map: the designs in eight groups. */
export const DESIGN_GROUPS = {
  in_vitro: "In vitro, ex vivo, in silico",
  animal: "Animal",
  human_experimental: "Human experimental and neuroimaging",
  rct: "Randomised trial",
  observational: "Observational and genetic",
  post_mortem: "Post mortem",
  systematic_review: "Systematic review or meta-analysis",
  narrative_review: "Narrative review",
} as const;
export type DesignGroup = keyof typeof DESIGN_GROUPS;

/** Study designs with their gap map column; a review is a design that holds no data of its own patients or animals. */
export const DESIGNS = {
  in_silico: { label: "In silico", group: "in_vitro", review: false },
  in_vitro: { label: "In vitro", group: "in_vitro", review: false },
  ex_vivo: { label: "Ex vivo", group: "in_vitro", review: false },
  in_vivo_animal: { label: "Animal in vivo", group: "animal", review: false },
  human_experimental: { label: "Human experimental", group: "human_experimental", review: false },
  human_neuroimaging: { label: "Human neuroimaging", group: "human_experimental", review: false },
  rct: { label: "Randomised trial", group: "rct", review: false },
  non_randomised_clinical: { label: "Non-randomised clinical", group: "observational", review: false },
  observational: { label: "Observational", group: "observational", review: false },
  genetic_association: { label: "Genetic association", group: "observational", review: false },
  post_mortem: { label: "Post mortem", group: "post_mortem", review: false },
  meta_analysis: { label: "Meta-analysis", group: "systematic_review", review: true },
  systematic_review: { label: "Systematic review", group: "systematic_review", review: true },
  narrative_review: { label: "Narrative review", group: "narrative_review", review: true },
  other: { label: "Other design", group: null, review: false },
} as const satisfies Record<string, { label: string; group: DesignGroup | null; review: boolean }>;
export type Design = keyof typeof DESIGNS;

/** Disease models and populations. */
export const MODELS = {
  none: "None or naive",
  csds: "Chronic social defeat stress",
  cums: "Chronic (unpredictable) mild stress",
  learned_helplessness: "Learned helplessness",
  cort: "Corticosterone",
  lps: "Lipopolysaccharide",
  maternal_separation: "Maternal separation",
  sni: "Spared nerve injury (pain)",
  genetic_line: "Genetic line",
  mdd: "Major depressive disorder",
  trd: "Treatment-resistant depression",
  bipolar_depression: "Bipolar depression",
  healthy_volunteers: "Healthy volunteers",
  other: "Other model",
} as const;
export type Model = keyof typeof MODELS;

/** Assays offered while typing; an assay not listed may be typed in full. */
export const ASSAYS = [
  "FST",
  "TST",
  "SPT",
  "NSF",
  "NORT",
  "MADRS",
  "HAM-D",
  "BDI",
  "BSI/SSI",
  "patch clamp",
  "LTP slice",
  "microdialysis",
  "MRS (Glu/GABA)",
  "PET",
  "rs-fMRI",
  "task fMRI",
  "EEG/MEG gamma",
  "Western blot",
  "qPCR",
  "RNA-seq",
  "IHC",
  "Golgi/spine imaging",
  "2-photon",
  "ELISA",
  "metabolomics (LC-MS)",
  "genotyping",
] as const;

/** Whether the report supports the proposition, denies it, or takes no side (an open question). */
export const POLARITIES = { supports: "Supports", refutes: "Refutes", none: "Takes no side" } as const;
export type Polarity = keyof typeof POLARITIES;

/** How firmly the report says it. */
export const EPISTEMICS = {
  asserted: "Asserted",
  presupposed: "Presupposed",
  hedged: "Hedged",
  hypothesised: "Hypothesised",
  open_question: "Open question",
} as const;
export type Epistemic = keyof typeof EPISTEMICS;

/** Whose evidence it is: this study's own data, a statement about others' work, or a review's own pooled result. */
export const SOURCE_ROLES = { primary: "Primary", secondary: "Secondary", synthesis: "Synthesis" } as const;
export type SourceRole = keyof typeof SOURCE_ROLES;

export const FORMS = {
  racemate: "Racemate",
  s: "(S)-enantiomer",
  r: "(R)-enantiomer",
  metabolite: "Metabolite",
  salt: "Salt",
} as const;
export type Form = keyof typeof FORMS;

export const SCHEDULES = { single: "Single", repeated: "Repeated", continuous: "Continuous" } as const;

/** An active comparator makes the claim comparative; an active placebo (midazolam) only masks the allocation. */
export const COMPARATOR_ROLES = {
  inactive: "Inactive (vehicle, placebo, baseline)",
  active_placebo: "Active placebo",
  active: "Active treatment",
} as const;
export type ComparatorRole = keyof typeof COMPARATOR_ROLES;

export const SAMPLES = {
  cell_line: "Cell line",
  slice: "Slice",
  tissue: "Tissue",
  plasma: "Plasma",
  csf: "CSF",
  whole_brain: "Whole brain",
  whole_organism: "Whole organism",
  other: "Other sample",
} as const;

export const SEXES = { female: "Female", male: "Male", both: "Both", not_reported: "Not reported" } as const;

export const TIMING_ANCHORS = {
  after_first_dose: "After the first dose",
  after_last_dose: "After the last dose",
} as const;

/** Primary claims only: measured on this link, through an intermediate, or the authors' interpretation. */
export const DIRECTNESS = { direct: "Direct", indirect: "Indirect", inferred: "Inferred" } as const;

/** What was done to the supposed mediator (the essentiality evidence of an adverse outcome pathway). */
export const MANIPULATIONS = {
  none: "None",
  antagonist: "Antagonist",
  agonist: "Agonist",
  inhibitor: "Inhibitor",
  genetic_ko: "Genetic knock-out",
  knockdown: "Knock-down",
  overexpression: "Overexpression",
  variant: "Variant",
  lesion: "Lesion",
  optogenetic: "Optogenetic",
  chemogenetic: "Chemogenetic",
  depletion: "Depletion",
} as const;

export const MANIPULATION_RESULTS = {
  blocks: "Blocks",
  attenuates: "Attenuates",
  no_change: "No change",
  mimics: "Mimics",
  enhances: "Enhances",
  rescues: "Rescues",
} as const;

export const DIRECTIONS = { up: "Up", down: "Down", none: "None", mixed: "Mixed" } as const;
export type Direction = keyof typeof DIRECTIONS;

export const DISPERSIONS = { sd: "SD", sem: "SEM", iqr: "IQR", range: "Range" } as const;

/** `ns` stands for "not significant" where the report prints no number. */
export const P_OPERATORS = { lt: "<", eq: "=", gt: ">", ns: "NS" } as const;

export const REPORTED = { yes: "Yes", no: "No", not_reported: "Not reported" } as const;

export const CERTAINTIES = {
  high: "High",
  moderate: "Moderate",
  low: "Low",
  very_low: "Very low",
  not_assessed: "Not assessed",
} as const;
export type Certainty = keyof typeof CERTAINTIES;

/** Where in the report the quote stands. */
export const SECTIONS = {
  title: "Title",
  abstract: "Abstract",
  introduction: "Introduction",
  methods: "Methods",
  results: "Results",
  discussion: "Discussion",
  table: "Table",
  figure: "Figure",
  supplement: "Supplement",
  other: "Other section",
} as const;
export type Section = keyof typeof SECTIONS;
