import type { Category, Level, TermType } from "./lists";
import type { Term } from "./schema";

/** `verified`: identifier and label were seen together in a source. `unconfirmed`: check at load. `local`: an identifier of our own, on purpose. */
export type TermStatus = "verified" | "unconfirmed" | "local";

/** A term the product ships, with other names for it and the coarser term it counts as when two extractors are compared. */
export interface VocabularyTerm extends Term {
  status: TermStatus;
  synonyms: string[];
  foldsTo: string | null;
}

interface Extras {
  synonyms?: string[];
  categories?: Category[];
  xrefs?: string[];
  foldsTo?: string;
}

function term(
  id: string,
  label: string,
  type: TermType,
  level: Level | null,
  curie: string,
  status: TermStatus,
  { synonyms = [], categories = [], xrefs = [], foldsTo }: Extras = {},
): VocabularyTerm {
  return { id, label, type, level, curie, status, synonyms, categories, xrefs, foldsTo: foldsTo ?? null };
}

/**
 * The terms every review starts with. Genes are human; mouse and rat go by orthology, the species stands in the
 * claim's system. CHEBI:60800 is a salt of esketamine and UBERON:0001905 is the pineal body: neither is a typing
 * error for arketamine or habenula.
 */
export const VOCABULARY: readonly VocabularyTerm[] = [
  term("ketamine", "ketamine", "chemical", "molecular", "CHEBI:6121", "verified", {
    synonyms: ["(R,S)-ketamine", "racemic ketamine", "R,S-ketamine"],
    xrefs: ["MESH:D007649", "CHEMBL.COMPOUND:CHEMBL742", "DRUGBANK:DB01221", "CAS:6740-88-1"],
  }),
  term("esketamine", "esketamine", "chemical", "molecular", "CHEBI:60799", "verified", {
    synonyms: ["(S)-ketamine", "S-ketamine"],
    categories: ["enantiomer"],
    xrefs: ["MESH:C000629870", "NCIT:C81400", "CHEMBL.COMPOUND:CHEMBL395091", "DRUGBANK:DB11823"],
  }),
  term("arketamine", "arketamine", "chemical", "molecular", "CHEBI:580604", "verified", {
    synonyms: ["(R)-ketamine", "R-ketamine"],
    categories: ["enantiomer"],
  }),
  term(
    "ketamine_hydrochloride",
    "ketamine hydrochloride",
    "chemical",
    "molecular",
    "CHEBI:650657",
    "verified",
    { foldsTo: "ketamine" },
  ),
  term(
    "esketamine_hydrochloride",
    "esketamine hydrochloride",
    "chemical",
    "molecular",
    "CHEBI:60800",
    "verified",
    { synonyms: ["Spravato"], categories: ["enantiomer"], foldsTo: "esketamine" },
  ),
  term("norketamine", "norketamine", "chemical", "molecular", "CHEMBL.COMPOUND:CHEMBL1039", "verified", {
    categories: ["enantiomer"],
  }),
  term("2r6r_hnk", "(2R,6R)-hydroxynorketamine", "chemical", "molecular", "MECH:2R6R_HNK", "local", {
    synonyms: ["(2R,6R)-HNK", "2R,6R-HNK"],
    categories: ["enantiomer"],
  }),
  term("2s6s_hnk", "(2S,6S)-hydroxynorketamine", "chemical", "molecular", "MECH:2S6S_HNK", "local", {
    synonyms: ["(2S,6S)-HNK", "2S,6S-HNK"],
    categories: ["enantiomer"],
  }),
  term("nbqx", "NBQX", "chemical", "molecular", "CHEBI:31073", "verified", {
    xrefs: ["CHEMBL.COMPOUND:CHEMBL222519", "PUBCHEM:3272524"],
  }),
  term("naltrexone", "naltrexone", "chemical", "molecular", "CHEBI:7465", "verified"),
  term("naloxone", "naloxone", "chemical", "molecular", "CHEBI:7459", "verified"),
  term("sirolimus", "sirolimus", "chemical", "molecular", "CHEBI:9168", "verified", {
    synonyms: ["rapamycin"],
  }),
  term("k_252a", "K-252a", "chemical", "molecular", "CHEBI:43616", "verified"),
  term("dizocilpine", "dizocilpine", "chemical", "molecular", "CHEBI:34725", "verified", {
    synonyms: ["MK-801"],
  }),
  term("memantine", "memantine", "chemical", "molecular", "CHEBI:64312", "verified"),
  term("midazolam", "midazolam", "chemical", "molecular", "CHEBI:6931", "verified"),
  term("fluoxetine", "fluoxetine", "chemical", "molecular", "CHEBI:5118", "verified"),
  term("curcumin", "curcumin", "chemical", "molecular", "CHEBI:3962", "verified"),
  term("l_glutamic_acid", "L-glutamic acid", "chemical", "molecular", "CHEBI:16015", "verified", {
    synonyms: ["glutamate"],
    categories: ["glutamate"],
    xrefs: ["CHEBI:29985"],
  }),
  term(
    "gamma_aminobutyric_acid",
    "gamma-aminobutyric acid",
    "chemical",
    "molecular",
    "CHEBI:16865",
    "verified",
    { synonyms: ["GABA"], categories: ["gaba"] },
  ),
  term("serotonin", "serotonin", "chemical", "molecular", "CHEBI:28790", "verified", {
    synonyms: ["5-HT"],
    categories: ["monoamine"],
  }),
  term("dopamine", "dopamine", "chemical", "molecular", "CHEBI:18243", "verified", {
    categories: ["monoamine"],
  }),
  term("noradrenaline", "(R)-noradrenaline", "chemical", "molecular", "CHEBI:18357", "verified", {
    synonyms: ["noradrenaline", "norepinephrine"],
    categories: ["monoamine"],
  }),
  term("kynurenine", "kynurenine", "chemical", "molecular", "CHEBI:28683", "verified", {
    categories: ["metabolomic"],
  }),
  term("nmdar", "NMDA receptor", "complex", "molecular", "GO:0017146", "verified", {
    synonyms: ["NMDAR", "N-methyl-D-aspartate receptor"],
    categories: ["nmdar"],
  }),
  term("ampar", "AMPA receptor", "complex", "molecular", "GO:0032281", "unconfirmed", {
    synonyms: ["AMPAR", "AMPA glutamate receptor"],
    categories: ["ampar"],
  }),
  term(
    "opioid_receptor",
    "opioid receptor",
    "protein_family",
    "molecular",
    "FPLX:Opioid_receptor",
    "verified",
    { synonyms: ["opioid receptor family"], categories: ["opioid"] },
  ),
  term("mtorc1", "mTORC1", "complex", "molecular", "FPLX:mTORC1", "verified", {
    synonyms: ["mTOR complex 1"],
    categories: ["mtor"],
    foldsTo: "mtor_pathway",
  }),
  term("erk", "ERK", "protein_family", "molecular", "FPLX:ERK", "verified", { synonyms: ["ERK1/2"] }),
  term("akt", "AKT", "protein_family", "molecular", "FPLX:AKT", "verified", {
    synonyms: ["protein kinase B"],
  }),
  term("grin1", "GRIN1", "gene", "molecular", "HGNC:4584", "verified", {
    synonyms: ["GluN1"],
    categories: ["nmdar"],
    foldsTo: "nmdar",
  }),
  term("grin2a", "GRIN2A", "gene", "molecular", "HGNC:4585", "unconfirmed", {
    synonyms: ["GluN2A", "NR2A"],
    categories: ["nmdar"],
    foldsTo: "nmdar",
  }),
  term("grin2b", "GRIN2B", "gene", "molecular", "HGNC:4586", "verified", {
    synonyms: ["GluN2B", "NR2B"],
    categories: ["nmdar"],
    foldsTo: "nmdar",
  }),
  term("gria1", "GRIA1", "gene", "molecular", "HGNC:4571", "verified", {
    synonyms: ["GluA1"],
    categories: ["ampar"],
    foldsTo: "ampar",
  }),
  term("gria2", "GRIA2", "gene", "molecular", "HGNC:4572", "unconfirmed", {
    synonyms: ["GluA2"],
    categories: ["ampar"],
    foldsTo: "ampar",
  }),
  term("bdnf", "BDNF", "gene", "molecular", "HGNC:1033", "verified", {
    synonyms: ["brain-derived neurotrophic factor"],
    categories: ["bdnf_trkb"],
    xrefs: ["UniProtKB:P23560", "MESH:D019208"],
    foldsTo: "bdnf_trkb",
  }),
  term("ntrk2", "NTRK2", "gene", "molecular", "HGNC:8032", "verified", {
    synonyms: ["TrkB"],
    categories: ["bdnf_trkb"],
    xrefs: ["UniProtKB:Q16620", "MESH:D020813"],
    foldsTo: "bdnf_trkb",
  }),
  term("mtor", "MTOR", "gene", "molecular", "HGNC:3942", "verified", {
    synonyms: ["mTOR kinase"],
    categories: ["mtor"],
    xrefs: ["UniProtKB:P42345"],
    foldsTo: "mtor_pathway",
  }),
  term("rps6kb1", "RPS6KB1", "gene", "molecular", "HGNC:10436", "verified", {
    synonyms: ["p70S6K"],
    categories: ["mtor"],
    xrefs: ["UniProtKB:P23443"],
  }),
  term("eif4ebp1", "EIF4EBP1", "gene", "molecular", "HGNC:3288", "unconfirmed", {
    synonyms: ["4E-BP1"],
    categories: ["mtor"],
  }),
  term("eef2k", "EEF2K", "gene", "molecular", "HGNC:24615", "verified", {
    synonyms: ["eEF2 kinase", "eEF2K"],
    categories: ["mtor"],
    xrefs: ["UniProtKB:O00418"],
  }),
  term("eef2", "EEF2", "gene", "molecular", "HGNC:3214", "verified", {
    synonyms: ["eEF2"],
    categories: ["mtor"],
    xrefs: ["UniProtKB:P13639", "MESH:D020652"],
  }),
  term("gsk3b", "GSK3B", "gene", "molecular", "HGNC:4617", "verified", {
    synonyms: ["GSK-3β", "GSK-3beta"],
    xrefs: ["UniProtKB:P49841"],
  }),
  term("akt1", "AKT1", "gene", "molecular", "HGNC:391", "verified", {
    xrefs: ["UniProtKB:P31749"],
    foldsTo: "akt",
  }),
  term("mapk1", "MAPK1", "gene", "molecular", "HGNC:6871", "verified", {
    synonyms: ["ERK2"],
    xrefs: ["UniProtKB:P28482"],
    foldsTo: "erk",
  }),
  term("mapk3", "MAPK3", "gene", "molecular", "HGNC:6877", "verified", {
    synonyms: ["ERK1"],
    xrefs: ["UniProtKB:P27361"],
    foldsTo: "erk",
  }),
  term("creb1", "CREB1", "gene", "molecular", "HGNC:2345", "unconfirmed", { synonyms: ["CREB"] }),
  term("dlg4", "DLG4", "gene", "molecular", "HGNC:2903", "verified", {
    synonyms: ["PSD-95"],
    categories: ["synaptic"],
  }),
  term("syn1", "SYN1", "gene", "molecular", "HGNC:11494", "unconfirmed", {
    synonyms: ["synapsin I", "synapsin 1"],
    categories: ["synaptic"],
  }),
  term("oprm1", "OPRM1", "gene", "molecular", "HGNC:8156", "verified", {
    synonyms: ["mu opioid receptor", "µ-opioid receptor", "MOR"],
    categories: ["opioid"],
    xrefs: ["MESH:D017450"],
    foldsTo: "opioid_receptor",
  }),
  term("oprd1", "OPRD1", "gene", "molecular", "HGNC:8153", "verified", {
    synonyms: ["delta opioid receptor"],
    categories: ["opioid"],
    xrefs: ["UniProtKB:P41143"],
    foldsTo: "opioid_receptor",
  }),
  term("oprk1", "OPRK1", "gene", "molecular", "HGNC:8154", "verified", {
    synonyms: ["kappa opioid receptor", "KOR"],
    categories: ["opioid"],
    xrefs: ["UniProtKB:P41145"],
    foldsTo: "opioid_receptor",
  }),
  term("slc6a2", "SLC6A2", "gene", "molecular", "HGNC:11048", "verified", {
    synonyms: ["norepinephrine transporter", "noradrenaline transporter"],
    categories: ["monoamine"],
    xrefs: ["MESH:D050484"],
  }),
  term("slc6a4", "SLC6A4", "gene", "molecular", "HGNC:11050", "unconfirmed", {
    synonyms: ["SERT", "serotonin transporter"],
    categories: ["monoamine"],
  }),
  term("vegfa", "VEGFA", "gene", "molecular", "HGNC:12680", "verified", {
    synonyms: ["VEGF"],
    xrefs: ["UniProtKB:P15692"],
  }),
  term("cyp2b6", "CYP2B6", "gene", "molecular", "HGNC:2615", "verified"),
  term("pvalb", "PVALB", "gene", "cellular", "HGNC:9704", "unconfirmed", {
    synonyms: ["parvalbumin"],
    categories: ["gaba"],
  }),
  term("sst", "SST", "gene", "cellular", "HGNC:11329", "unconfirmed", {
    synonyms: ["somatostatin"],
    categories: ["gaba"],
  }),
  term("bdnf_val66met", "BDNF Val66Met", "variant", "molecular", "DBSNP:rs6265", "unconfirmed", {
    synonyms: ["Val66Met", "rs6265"],
    categories: ["genetic"],
  }),
  term("bdnf_polymorphism", "BDNF polymorphism", "variant", "molecular", "MECH:BDNF_polymorphism", "local", {
    synonyms: ["BDNF polymorphisms", "BDNF variant"],
    categories: ["genetic"],
  }),
  term("gaba_inhibition", "GABAergic inhibition", "process", "cellular", "GO:0051932", "unconfirmed", {
    synonyms: ["GABAergic transmission", "inhibitory synaptic transmission"],
    categories: ["gaba"],
  }),
  term("glutamate_release", "glutamate release", "process", "cellular", "GO:0014047", "verified", {
    synonyms: ["glutamate secretion", "glutamate surge"],
    categories: ["glutamate"],
  }),
  term("bdnf_trkb", "BDNF-TrkB pathway", "pathway", "molecular", "GO:0031547", "verified", {
    synonyms: ["BDNF-TrkB", "BDNF/TrkB", "BDNF-TrkB signaling", "TrkB signaling"],
    categories: ["bdnf_trkb"],
  }),
  term("mtor_pathway", "mTOR pathway", "pathway", "molecular", "GO:0031929", "verified", {
    synonyms: ["mTOR", "mTOR signaling", "TOR signaling"],
    categories: ["mtor"],
  }),
  term("mtorc1_signaling", "mTORC1 signaling", "pathway", "molecular", "GO:0038202", "verified", {
    synonyms: ["mTORC1 pathway", "TORC1 signaling"],
    categories: ["mtor"],
    foldsTo: "mtor_pathway",
  }),
  term("opioid_system", "opioid system", "process", "molecular", "GO:0038003", "verified", {
    synonyms: ["opioid signaling", "opioid receptor signaling"],
    categories: ["opioid"],
  }),
  term(
    "synaptic_proliferation",
    "synaptic proliferation",
    "process",
    "cellular",
    "GO:0007416",
    "unconfirmed",
    { synonyms: ["synaptogenesis", "synapse assembly"], categories: ["synaptic"] },
  ),
  term(
    "synaptic_regeneration",
    "synaptic regeneration",
    "process",
    "cellular",
    "MECH:synaptic_regeneration",
    "local",
    { categories: ["synaptic"] },
  ),
  term("neuroplasticity", "molecular neuroplasticity", "process", "cellular", "GO:0048167", "verified", {
    synonyms: ["neuroplasticity", "synaptic plasticity"],
    categories: ["synaptic"],
  }),
  term(
    "long_term_potentiation",
    "long-term potentiation",
    "process",
    "cellular",
    "GO:0060291",
    "unconfirmed",
    { synonyms: ["LTP"], categories: ["synaptic"] },
  ),
  term("neurogenesis", "neurogenesis", "process", "cellular", "GO:0022008", "unconfirmed"),
  term("translation", "translation", "process", "molecular", "GO:0006412", "unconfirmed", {
    synonyms: ["protein synthesis"],
    categories: ["mtor"],
  }),
  term("dmn", "Default Mode Network", "network", "network", "MECH:DMN", "local", {
    synonyms: ["DMN"],
    categories: ["network"],
  }),
  term("cen", "Central Executive Network", "network", "network", "MECH:CEN", "local", {
    synonyms: ["CEN", "fronto-parietal control network"],
    categories: ["network"],
  }),
  term("sn", "Salience Network", "network", "network", "MECH:SN", "local", {
    synonyms: ["SN"],
    categories: ["network"],
  }),
  term("prefrontal_cortex", "prefrontal cortex", "region", "circuit", "UBERON:0000451", "verified", {
    synonyms: ["PFC"],
  }),
  term(
    "dorsolateral_prefrontal_cortex",
    "dorsolateral prefrontal cortex",
    "region",
    "circuit",
    "UBERON:0009834",
    "verified",
    { synonyms: ["DLPFC"] },
  ),
  term(
    "anterior_cingulate_cortex",
    "anterior cingulate cortex",
    "region",
    "circuit",
    "UBERON:0009835",
    "verified",
    { synonyms: ["ACC"] },
  ),
  term("sgpfc", "subgenual prefrontal cortex", "region", "circuit", "MECH:sgPFC", "local", {
    synonyms: ["sgPFC", "BA25"],
  }),
  term("posterior_cingulate_cortex", "posterior cingulate cortex", "region", "circuit", "MECH:PCC", "local", {
    synonyms: ["PCC"],
  }),
  term("hippocampal_formation", "hippocampal formation", "region", "circuit", "UBERON:0002421", "verified", {
    synonyms: ["hippocampus"],
  }),
  term("nucleus_accumbens", "nucleus accumbens", "region", "circuit", "UBERON:0001882", "verified", {
    synonyms: ["NAc"],
  }),
  term("amygdala", "amygdala", "region", "circuit", "UBERON:0001876", "verified"),
  term("habenula", "habenula", "region", "circuit", "UBERON:0001904", "verified"),
  term("insula", "insula", "region", "circuit", "UBERON:0002022", "verified"),
  term("thalamus", "thalamus", "region", "circuit", "UBERON:0001897", "verified"),
  term("dorsal_raphe_nucleus", "dorsal raphe nucleus", "region", "circuit", "UBERON:0002043", "verified", {
    synonyms: ["DRN"],
    xrefs: ["MESH:D065847"],
  }),
  term("human", "human", "taxon", null, "NCBITaxon:9606", "verified", {
    synonyms: ["Homo sapiens", "humans"],
  }),
  term("mouse", "mouse", "taxon", null, "NCBITaxon:10090", "verified", {
    synonyms: ["Mus musculus", "mice"],
  }),
  term("rat", "rat", "taxon", null, "NCBITaxon:10116", "unconfirmed", {
    synonyms: ["Rattus norvegicus", "rats"],
  }),
  term("rhesus_macaque", "rhesus macaque", "taxon", null, "NCBITaxon:9544", "unconfirmed", {
    synonyms: ["Macaca mulatta"],
  }),
  term("depression", "depression", "condition", "clinical", "MESH:D003863", "verified", {
    synonyms: ["depressive symptoms"],
    categories: ["efficacy"],
    xrefs: ["DOID:1596"],
  }),
  term(
    "major_depressive_disorder",
    "major depressive disorder",
    "condition",
    "clinical",
    "MONDO:0002009",
    "verified",
    { synonyms: ["MDD"], categories: ["efficacy"], xrefs: ["MESH:D003865", "DOID:1470"] },
  ),
  term("trd", "treatment-resistant depression", "condition", "clinical", "MESH:D061218", "verified", {
    synonyms: ["TRD"],
    categories: ["efficacy"],
  }),
  term("suicidal_ideation", "suicidal ideation", "condition", "clinical", "MESH:D059020", "verified", {
    synonyms: ["suicidality"],
    categories: ["efficacy"],
    xrefs: ["HP:0031589", "EFO:0004320"],
  }),
  term("anhedonia", "anhedonia", "condition", "clinical", "MESH:D059445", "verified", {
    categories: ["efficacy"],
    xrefs: ["HP:0012154", "NCIT:C3673"],
  }),
  term(
    "depressive_like_behaviour",
    "depressive-like behaviour",
    "outcome",
    "behavioural",
    "MECH:depressive_like_behaviour",
    "local",
    { synonyms: ["depression-like behaviour", "depressive-like behavior"], categories: ["efficacy"] },
  ),
  term(
    "treatment_response",
    "treatment response",
    "outcome",
    "clinical",
    "MECH:treatment_response",
    "local",
    { synonyms: ["response to treatment", "treatment responsiveness"], categories: ["efficacy"] },
  ),
  term("adverse_effects", "adverse effects", "outcome", "clinical", "MECH:adverse_effects", "local", {
    synonyms: ["side effects", "adverse events"],
    categories: ["safety"],
  }),
  term("dissociation", "dissociation", "outcome", "clinical", "MECH:dissociation", "local", {
    categories: ["safety"],
  }),
];
