What is installed.

  $ match-data | head -n 3
  dataset,subject,form,title
  nrmp-overall,match rates,counts,PGY-1 match rates by applicant type and year
  nrmp-positions,specialties,positions,Positions offered and filled by specialty
  $ match-data --subject calendar | cut -d, -f1
  dataset
  ecfmg-pathways-deadlines
  calendar-dates
  calendar-rules
  plan-milestones
  $ match-data -w "passing scores" | cut -d, -f1
  dataset
  usmle-passing-scores
  $ match-data -w ORTHO | cut -d, -f1
  dataset
  nrmp-positions
  nrmp-preferred-consent
  nrmp-ranked
  charting-md-2026
  charting-do-2026
  charting-ortho-bins-2026
  charting-ortho-specialties-2026
  charting-curves-approx-2026
  $ match-data -t --subject costs
  Dataset            Subject  Form        Title
  eras-fees          costs    fees        ERAS application fees
  eras-fee-examples  costs    fee_totals  ERAS totals printed by AAMC
  eras-applications  costs    figures     ERAS applications per applicant, and applicants
  apply-smart        costs    returns     Applications beyond which each adds less
  $ match-data -w xyzzy
  dataset,subject,form,title
  match-data: no dataset mentions 'xyzzy'
  [1]
  $ match-data --subject xyzzy 2>&1 >/dev/null
  match-data: no dataset mentions 'xyzzy'
  [1]
  $ match-data -w xyzzy -o list.csv; ls
  match-data: no dataset mentions 'xyzzy'

Every dataset that is listed can be printed, described and cited.

  $ for d in $(match-data | tail -n +2 | cut -d, -f1); do
  >   match-data $d | head -n 1 | grep -q , || echo "$d: no header"
  >   match-data -i $d | grep -q "^publisher   " || echo "$d: no publisher"
  >   match-data -i $d | grep -q "^rights      " || echo "$d: no rights"
  >   match-data --cite text $d | grep -q "dataset $d\.$" || echo "$d: no citation"
  > done

One of them, cell by cell as it is in the file.

  $ match-data nrmp-overall | head -n 2
  year,applicant_type,basis,matched,total,published_rate,source,note
  2010,us_md_senior,active,,,0.933,news-2010,
  $ match-data NRMP-Overall | cmp - "$TESTDIR"/../../datasets/nrmp/nrmp-overall.csv
  $ match-data charting-img-2026 | cmp - "$TESTDIR"/../../datasets/nrmp/charting-img-2026.csv
  $ match-data charting-img-2026 charting-md-2026 | wc -l
  495
  $ expr $(match-data charting-img-2026 | wc -l) + $(match-data charting-md-2026 | wc -l) - 1
  495
  $ match-data nrmp-overall eras-fees 2>&1 | sed 's|/[^ ]*/||g'
  match-data: eras-fees.csv:1: kind: 'nrmp-overall.csv' has no such column
  $ match-data -t calendar-rules | head -n 2 | cut -c1-40
  year  edition          topic            
        undated page     ecfmg_verificatio

Published: 3,181 of 4,751 U.S.-citizen IMGs in 2024, 67.0 %; of the others 5,864 of 10,021, 58.5 %.

  $ match-data nrmp-overall | grep -E '^2024,(non_)?us_img,' | cut -d, -f1,2,4-6
  2024,us_img,3181,4751,0.670
  2024,non_us_img,5864,10021,0.585

What it is and how to cite it.

  $ match-data -i nrmp-overall | head -n 7
  dataset     nrmp-overall
  title       PGY-1 match rates by applicant type and year
  publisher   NRMP
  edition     Results and Data, Main Residency Match, 2010-2026
  table       PGY-1 match rates by applicant type
  subject     match rates
  form        counts
  $ match-data -i nrmp-overall eras-fees | grep -c '^dataset'
  2
  $ match-data --cite text nrmp-overall
  NRMP. PGY-1 match rates by applicant type and year. Results and Data, Main Residency Match, 2010-2026. PGY-1 match rates by applicant type. Figures as read in the sources named by 'match-data -i nrmp-overall'; matchstat 0.1.0, dataset nrmp-overall.
  $ match-data --cite bibtex nrmp-overall
  @techreport{nrmp-overall,
    title = {{PGY-1 match rates by applicant type and year}},
    author = {{NRMP}},
    institution = {{NRMP}},
    type = {{Results and Data, Main Residency Match, 2010-2026}},
    number = {{PGY-1 match rates by applicant type}},
    note = {matchstat 0.1.0, dataset nrmp-overall}
  }
  $ match-data --cite bibtex nrmp-overall eras-fees | grep -c '^@'
  2

Errors.

  $ match-data nrmp-overal
  match-data: unknown dataset 'nrmp-overal'; did you mean 'nrmp-overall'
  [1]
  $ match-data nrmp-overall nosuch | head -n 1
  match-data: unknown dataset 'nosuch'
  $ match-data -i 2>&1 | head -n 1
  match-data: name a dataset; 'match-data' lists them
  $ match-data --cite mla nrmp-overall 2>&1 | head -n 1
  match-data: --cite: 'mla' is neither 'text' nor 'bibtex'
  $ match-data --cite text 2>&1 | head -n 1
  match-data: name a dataset; 'match-data' lists them
  $ match-data -w score nrmp-overall 2>&1 | head -n 1
  match-data: -w and --subject list datasets; name none

The names that every tool knows.

  $ match-data --names -w "rad" | head -n 4
  key,name,short,kind,aliases
  applicant_type,us_md_grad,U.S. MD graduates,not_split,U.S. MD grads;MD graduates;Previous graduates of U.S. MD schools;U.S. MD prior graduates;MD grads
  applicant_type,us_do_grad,U.S. DO graduates,not_split,U.S. DO grads;DO graduates;U.S. DO prior graduates;DO grads
  applicant_type,us_img,U.S.-citizen IMGs,us_citizen,U.S. IMGs;U.S. citizen students and graduates of international medical schools;U.S. citizen IMG
  $ match-data --names -t -w fifth
  Key             Name           Short                     Kind       Also
  applicant_type  fifth_pathway  Fifth Pathway applicants  not_split  Pathway
  $ match-data --names | mlr --icsv --ojson cat >/dev/null
  $ match-data --names nrmp-overall 2>&1 | head -n 1
  match-data: --names goes with -t and -w only
