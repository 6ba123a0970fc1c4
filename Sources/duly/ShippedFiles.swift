/// The record schemas and calendars that ship inside the program. Made by `make shipped`; do not edit.
let shippedFiles: [(path: String, text: String)] = [
  (
    "schemas/childrens-social-care.yaml",
    ###"""
# Case records of children's social care, as a council's case system can give them: one list for each kind of record.
# Only `child_id` and the fields that a rule reads need to be in an extract; every other column is optional.
# A column is found by its field's name or one of its aliases, without regard to case, blanks, `_` or `-`.
language: 1
schema: childrens-social-care
title: Children's social care case records
version: 2026-04-01
zone: Europe/London
about: child
empty_values: ["NULL", "null", N/A, n/a, 1900-01-01, 01/01/1900, 9999-12-31, 31/12/9999]
plausible: {from: 1900-01-02, until: 2100-12-31}

code_lists:
  category:
    codes:
      CIN:
        title: child in need
        aliases: [CiN, Child in need, Child in need plan, CIN plan, CIN Plan, c) Child in need plan, CWD, CwD, Child with disability]
      CP:
        title: child with a child protection plan
        aliases: [CPP, Child protection, Child protection plan, CP plan, b) Child Protection plan]
      CLA:
        title: looked-after child
        aliases: [LAC, CIC, Looked after, Looked after child, Looked-after child, Child looked after, Child in care, a) Looked after child]
      CPCLA:
        title: looked-after child who also has a child protection plan
        aliases: [CLA&CP, CLA & CP, CP&CLA, CP/CLA, CLA/CP, CLA&CPP, CLA and CP, LAC and CP, LAC/CP]
      CL:
        title: care leaver
        aliases: [Care leaver, Care Leavers, Leaving care, Former relevant]

  ethnicity:                       # the twenty codes of the Department for Education
    codes:
      WBRI: {title: White British, aliases: [White British, White - British, a) WBRI]}
      WIRI: {title: White Irish, aliases: [White Irish, White - Irish, b) WIRI]}
      WIRT: {title: Traveller of Irish heritage, aliases: [Traveller of Irish heritage, c) WIRT]}
      WOTH: {title: Any other White background, aliases: [Any other White background, White - Other, d) WOTH]}
      WROM: {title: Gypsy or Roma, aliases: [Gypsy/Roma, Gypsy or Roma, e) WROM]}
      MWBC: {title: White and Black Caribbean, aliases: [White and Black Caribbean, f) MWBC]}
      MWBA: {title: White and Black African, aliases: [White and Black African, g) MWBA]}
      MWAS: {title: White and Asian, aliases: [White and Asian, h) MWAS]}
      MOTH: {title: Any other Mixed background, aliases: [Any other Mixed background, i) MOTH]}
      AIND: {title: Indian, aliases: [Indian, j) AIND]}
      APKN: {title: Pakistani, aliases: [Pakistani, k) APKN]}
      ABAN: {title: Bangladeshi, aliases: [Bangladeshi, l) ABAN]}
      AOTH: {title: Any other Asian background, aliases: [Any other Asian background, m) AOTH]}
      BCRB: {title: Caribbean, aliases: [Caribbean, Black Caribbean, n) BCRB]}
      BAFR: {title: African, aliases: [African, Black African, o) BAFR]}
      BOTH: {title: Any other Black background, aliases: [Any other Black background, p) BOTH]}
      CHNE: {title: Chinese, aliases: [Chinese, CNHE, q) CHNE]}
      OOTH: {title: Any other ethnic group, aliases: [Any other ethnic group, r) OOTH]}
      REFU: {title: Would rather not say, standing: refused, aliases: [Refused, s) REFU]}
      NOBT: {title: Not yet obtained, standing: not_recorded, aliases: [Information not yet obtained, Not obtained, Not known, Unknown, s) NOBT]}

  religion:                        # "None" is an answer: the family has no religion
    codes:
      Agnostic: Agnostic
      Atheist: Atheist
      Baha'i: {title: "Baha'i", aliases: [Bahai, Baha i]}
      Buddhist: {title: Buddhist, aliases: [Buddhism]}
      Christian:
        title: Christian
        aliases: [Christianity, Christian - other, Christian (other), Baptist, Catholic, Roman Catholic, Church of England, C of E, Anglican,
          Methodist, Pentecostal, Orthodox, Greek Orthodox, Russian Orthodox, Coptic, Evangelical, Presbyterian, Protestant, Quaker,
          Salvation Army, Seventh Day Adventist, United Reformed, Born Again Christian]
      Hindu: {title: Hindu, aliases: [Hinduism]}
      Humanist: Humanist
      Jain: {title: Jain, aliases: [Jainism]}
      Jehovah's Witness: {title: "Jehovah's Witness", aliases: [Jehovahs Witness, Jehovah Witness, "Jehovah's Witnesses"]}
      Jewish: {title: Jewish, aliases: [Judaism, Jewish - Orthodox, Jewish - Reform]}
      Mormon: {title: Church of Jesus Christ of Latter-day Saints, aliases: [Latter Day Saints, Latter-day Saints]}
      Muslim: {title: Muslim, aliases: [Islam, Moslem, Sunni, Shia, "Muslim - Sunni", "Muslim - Shia"]}
      Pagan: {title: Pagan, aliases: [Paganism, Wiccan]}
      Rastafarian: {title: Rastafarian, aliases: [Rastafari, Rasta]}
      Shinto: Shinto
      Sikh: {title: Sikh, aliases: [Sikhism]}
      Spiritualist: Spiritualist
      Taoist: {title: Taoist, aliases: [Taoism]}
      Zoroastrian: {title: Zoroastrian, aliases: [Zoroastrianism, Parsi]}
      Other: {title: Another religion or belief, aliases: [Other religion, Any other religion, Other faith]}
      None: {title: No religion, aliases: [No religion, No Religion, No faith]}
      Not known: {title: Not known, standing: not_recorded, aliases: [Unknown, Not recorded, Not Recorded, Not stated, Not obtained, Information not yet obtained, To be confirmed, TBC]}
      Refused: {title: Would rather not say, standing: refused, aliases: [Declined, Prefer not to say, Not disclosed, Declined to say]}

  gender:
    codes:
      M: {title: boy or man, aliases: [Male, "1", a) Male, Boy]}
      F: {title: girl or woman, aliases: [Female, "2", b) Female, Girl]}
      N: {title: neither, aliases: [Neither, Non-binary, Non Binary, d) Neither, Other]}
      U: {title: not known, standing: not_recorded, aliases: ["0", "9", Unknown, Not known, Not stated, Not recorded, Indeterminate, Unborn, c) Not stated/recorded, c) Not stated/recorded (or unborn)]}

  review_type:
    codes:
      Looked after review: {title: looked-after review, aliases: [LAC Review, CLA Review, LAR, CIC Review, Looked-after review, Child looked after review, Children looked after review]}
      Initial conference: {title: initial child protection conference, aliases: [ICPC, Initial child protection conference, Initial CPC]}
      Review conference: {title: review child protection conference, aliases: [RCPC, Review child protection conference, CP Review, CPR]}
      Child in need review: {title: child in need review, aliases: [CIN Review, CiN Review, CIN meeting]}
      Pathway plan review: {title: pathway plan review, aliases: [Pathway Review, Pathway Plan Review]}
      Other: another review

lists:
  child:
    title: child
    plural: children
    files: [children, person, persons, cases, caseload]
    key: child_id
    number: case_number
    period: {from: opened, until: closed}
    fields:
      child_id: {type: text, title: "child's record key", aliases: [Child Unique ID, Child ID, CHILD, Person ID, LAchildID]}
      case_number: {type: text, title: number in the case system, aliases: [Case ID, Azeus Number, Mosaic ID, LCS ID, Record Number]}
      name: {type: text, title: name, aliases: [Child Name, Full Name]}
      date_of_birth: {type: date, title: date of birth, aliases: [DOB, Birth Date, PersonBirthDate]}
      expected_birth: {type: date, title: expected date of birth, clock: planned, aliases: [EDD, Expected Date of Birth, Expected Delivery Date, ExpectedPersonBirthDate]}
      unborn: {type: boolean, ends_with: date_of_birth, title: not yet born, aliases: [Is Unborn, Unborn Child]}
      gender: {type: code, codes: gender, title: gender, aliases: [Sex]}
      religion: {type: code, codes: religion, title: religion, special: yes, aliases: [Faith, Religion or Belief, Religious Persuasion]}
      ethnicity: {type: code, codes: ethnicity, title: ethnicity, special: yes, aliases: [Ethnic Origin, Ethnic, Ethnicity Code]}
      language: {type: text, title: first language, aliases: [First Language, Preferred Language]}
      disabled:
        type: boolean
        title: disability
        special: yes
        aliases: [Disability, Does the Child have a Disability, Has Disability]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes]
        false: ["false", "no", n, "0", b) No, 0 - No, NONE]
        empty_values: [Not known, Unknown, Not recorded, c) Unknown]
      category:
        type: code
        codes: category
        title: category
        aliases: [Case Category, Case Status, Category of Case, Plan Category]
        dated: {list: category_period, value: category, from: from, until: until}
      worker_id: {type: reference, to: worker, title: social worker, aliases: [Social Worker ID, Allocated Worker ID, Allocated Worker, Key Worker ID]}
      personal_adviser_id: {type: reference, to: worker, title: personal adviser, aliases: [Personal Adviser, Allocated Personal Adviser, Allocated Personal Advisor, Personal Advisor ID]}
      opened: {type: date, title: case opened, aliases: [Case Opened, Open Date, CIN Start Date, Start Date]}
      closed: {type: date, title: case closed, blank: not_yet, aliases: [Case Closed, Close Date, CIN Closure Date, End Date]}
      referral_date: {type: date, title: date of referral, aliases: [Date of referral, Referral Date, CINreferralDate]}
      referral_source: {type: text, title: who referred, aliases: [Referral Source]}
      referral_reason: {type: text, title: reason for referral, aliases: [Reason for Referral, Primary Need, Primary Need Code]}
      previous_referrals: {type: text, title: previous referrals and contacts, aliases: [Previous Referrals and Contacts]}
      restricted: {type: boolean, title: restricted case, blank: no, aliases: [Restricted Record, Is Restricted, Sensitive]}
      family_id: {type: text, title: family, aliases: [Family Number, Sibling Group, Household ID]}
      placement_type: {type: text, title: placement type, aliases: [Type of Placement], dated: {list: placement, value: type, from: start, until: end}}
      placement_start: {type: date, title: start of the placement, aliases: [Start Date of Most Recent Placement], dated: {list: placement, value: start, from: start, until: end}}
      placed_with_parents: {type: boolean, title: placed with parents, dated: {list: placement, value: with_parents, from: start, until: end}}
      long_term_placement: {type: boolean, title: placement meant to last until 18, dated: {list: placement, value: long_term, from: start, until: end}}
      out_of_area: {type: boolean, title: living out of the area, aliases: [Out of Borough, Out of Authority], dated: {list: placement, value: out_of_area, from: start, until: end}}

  worker:
    title: worker
    plural: workers
    files: [workers, staff]
    key: worker_id
    fields:
      worker_id: {type: text, title: "worker's key", aliases: [Staff ID, Employee Number]}
      name: {type: text, title: name, aliases: [Worker Name, Full Name]}
      role: {type: text, title: role, aliases: [Job Title, Designation]}
      team: {type: text, title: team, aliases: [Team Name, Allocated Team]}
      manager_id: {type: text, title: "supervisor's key", aliases: [Team Manager ID, Supervisor ID, Line Manager ID]}
      manager_name: {type: text, title: supervisor, aliases: [Team Manager, Supervisor, Line Manager]}
      email: {type: text, title: e-mail address, aliases: [Email Address]}
      away_from: {type: date, title: away from, clock: planned, aliases: [Absent From, Leave Start]}
      away_until: {type: date, title: back on, clock: planned, aliases: [Absent Until, Leave End]}

  visit:
    title: visit
    plural: visits
    files: [visits, contacts]
    of: child
    by: child_id
    key: visit_number
    number: visit_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      visit_number: {type: text, title: visit number, aliases: [Visit ID, Visit Record Number]}
      type: {type: text, title: type of visit, aliases: [Visit Type, Contact Type]}
      date: {type: date, title: date of the visit, aliases: [Visit Date, Date of Visit, Date of Last Social Work Visit, Date of the Last Statutory Visit]}
      seen:
        type: boolean
        title: child seen
        aliases: [Child Seen, Was the Child Seen]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes, Seen, Child seen, Seen alone, Child seen alone]
        false: ["false", "no", n, "0", b) No, 0 - No, Not seen, Child not seen]
        empty_values: [Unknown, Not known, c) Unknown]
      seen_alone:
        type: boolean
        title: child seen alone
        aliases: [Child Seen Alone, "Was the Child Seen Alone?"]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes, Seen alone, Child seen alone]
        false: ["false", "no", n, "0", b) No, 0 - No, Not seen alone, Child not seen alone]
        empty_values: [Unknown, Not known, c) Unknown]
      attempted: {type: boolean, title: attempted only, blank: no, aliases: [Attempted Visit, No Access]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  supervision:
    title: case supervision
    plural: case supervisions
    files: [supervisions, case_supervision, management_oversight]
    of: child
    by: child_id
    key: supervision_number
    number: supervision_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      supervision_number: {type: text, title: supervision number, aliases: [Supervision ID, Supervision Record Number]}
      type: {type: text, title: type of supervision, aliases: [Supervision Type]}
      date: {type: date, title: date of the supervision, aliases: [Supervision Date, Date of Supervision]}
      supervisor_id: {type: text, title: "supervisor's key", aliases: [Supervisor, Manager ID]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  assessment:
    title: assessment
    plural: assessments
    files: [assessments]
    of: child
    by: child_id
    key: assessment_number
    number: assessment_number
    kind: type
    date: started
    recorded: recorded_on
    fields:
      assessment_number: {type: text, title: assessment number, aliases: [Assessment ID, Assessment Record Number]}
      type: {type: text, title: type of assessment, aliases: [Assessment Type]}
      started: {type: date, title: assessment started, aliases: [Assessment start date, Continuous Assessment Start Date, AssessmentActualStartDate]}
      completed: {type: date, title: assessment completed, blank: not_yet, aliases: [Assessment completion date, Continuous Assessment Date of Authorisation, AssessmentAuthorisationDate, Authorised On]}
      child_seen:
        type: boolean
        title: child seen during the assessment
        aliases: [Child Seen During Continuous Assessment]
        true: ["true", "yes", y, "1", a) Yes, 1 - Yes]
        false: ["false", "no", n, "0", b) No, 0 - No]
        empty_values: [Unknown, Not known, c) Unknown]
      reason_late: {type: text, title: reason for being late, arrives_with: completed, aliases: [Reason for Delay, Reason Late]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  plan:
    title: plan
    plural: plans
    files: [plans]
    of: child
    by: child_id
    key: plan_number
    number: plan_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      plan_number: {type: text, title: plan number, aliases: [Plan ID, Plan Record Number]}
      type: {type: text, title: type of plan, aliases: [Plan Type]}
      date: {type: date, title: date of the plan, aliases: [Plan Date, Plan Start Date, CINPlanStartDate]}
      review_due: {type: date, title: plan to be reviewed by, clock: planned, aliases: [Review Due, Review Due Date, Next Review]}
      visit_every: {type: span, title: visits asked for in the plan, none: [as standard, As standard, Standard], aliases: [Visit Frequency, Visit Interval, Visits Every]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  chronology:
    title: chronology entry
    plural: chronology entries
    files: [chronologies]
    of: child
    by: child_id
    date: updated
    recorded: recorded_on
    fields:
      updated: {type: date, title: chronology updated, aliases: [Chronology Updated, Last Updated, Date Updated]}
      entries: {type: number, title: number of entries, aliases: [Entry Count]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  review:
    title: review or conference
    plural: reviews and conferences
    files: [reviews, conferences]
    of: child
    by: child_id
    key: review_number
    number: review_number
    kind: type
    date: date
    recorded: recorded_on
    fields:
      review_number: {type: text, title: review number, aliases: [Review ID, Conference ID, Review Record Number]}
      type: {type: code, codes: review_type, title: type of review, aliases: [Review Type, Conference Type]}
      date: {type: date, title: date of the review, aliases: [Review Date, Conference Date, Date of Latest Statutory Review]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded, Created On]}

  placement:
    title: placement
    plural: placements
    files: [placements]
    of: child
    by: child_id
    key: placement_number
    number: placement_number
    kind: type
    date: start
    period: {from: start, until: end}
    fields:
      placement_number: {type: text, title: placement number, aliases: [Placement ID]}
      type: {type: text, title: type of placement, aliases: [Placement Type]}
      start: {type: date, title: placement started, aliases: [Placement Start, Placement Start Date, Start Date]}
      end: {type: date, title: placement ended, blank: not_yet, aliases: [Placement End, Placement End Date, End Date]}
      with_parents: {type: boolean, title: placed with parents, aliases: [Placed With Parents]}
      long_term: {type: boolean, title: meant to last until 18, aliases: [Long Term, Long Term Placement, Permanent]}
      out_of_area: {type: boolean, title: out of the area, aliases: [Out of Borough, Out of Authority]}

  missing_episode:
    title: missing episode
    plural: missing episodes
    files: [missing_episodes, missing]
    of: child
    by: child_id
    key: missing_number
    number: missing_number
    date: start
    recorded: recorded_on
    fields:
      missing_number: {type: text, title: missing episode number, aliases: [Missing Episode ID]}
      start: {type: date, title: missing from, aliases: [Missing From, Missing Start Date, MIS_START]}
      returned: {type: date, title: returned, blank: not_yet, aliases: [Missing Until, Date Found, Missing End Date, MIS_END]}
      interview: {type: date, title: return interview held, blank: not_yet, aliases: [Return Interview Date]}
      recorded_on: {type: date, title: recorded on, aliases: [Date Recorded]}

  category_period:
    title: period in a category
    plural: periods in a category
    files: [category_periods, categories, plan_periods]
    of: child
    by: child_id
    kind: category
    date: from
    period: {from: from, until: until}
    fields:
      category: {type: code, codes: category, title: category, aliases: [Case Category, Case Status]}
      from: {type: date, title: in this category from, aliases: [Start Date, From Date, Category Start]}
      until: {type: date, title: in this category until, blank: not_yet, aliases: [End Date, To Date, Category End]}

  allocation:
    title: allocation
    plural: allocations
    files: [allocations, involvements]
    of: child
    by: child_id
    date: from
    period: {from: from, until: until}
    fields:
      worker_id: {type: reference, to: worker, title: worker, aliases: [Allocated Worker ID, Allocated Worker, Staff ID]}
      from: {type: date, title: held the case from, aliases: [Start Date, From Date, Allocated From]}
      until: {type: date, title: held the case until, blank: not_yet, aliases: [End Date, To Date, Allocated Until]}

# How people hang together: who holds a case now, who held it on a day, and who supervises whom.
holding:
  worker:
    list: worker
    name: name
    team: team
    supervisor: manager_id
    supervisor_name: manager_name
    away_from: away_from
    away_until: away_until
  now: child.worker_id
  over_time: {list: allocation, worker: worker_id, from: from, until: until}

people: {name: name, number: case_number, born: date_of_birth, restricted: restricted, family: family_id}

# The lines of the audit form's "key information" (Appendix A, 1b), in its order.
key_information:
  - {title: Number in the case system, field: child.case_number}
  - {title: Team name, field: worker.team}
  - {title: Team manager, field: worker.manager_name}
  - {title: Social worker, field: child.worker_id}
  - {title: Category of case, field: child.category}
  - {title: Age of child, field: child.date_of_birth}
  - {title: Ethnicity, field: child.ethnicity}
  - {title: Gender, field: child.gender}
  - {title: Referral date, field: child.referral_date}
  - {title: Disability, field: child.disabled}
  - {title: Previous referrals and contacts, field: child.previous_referrals}
  - {title: Referral source, field: child.referral_source}
  - {title: Reason for referral, field: child.referral_reason}
  - {title: Start and end of each period in a category, list: category_period, show: [category, from, until]}
  - {title: Placement type, field: child.placement_type}
  - {title: Living out of the area, field: child.out_of_area}

"""###
  ),
  (
    "schemas/ssda903.yaml",
    ###"""
language: 1
schema: ssda903
title: Children looked after return (SSDA903)
version: 2026-11-01
zone: Europe/London
about: child
source: {document: Children looked after return, guides to the collection, publisher: Department for Education}

# Texts that case systems write where there is nothing.
empty_values: ["NULL", "N/A", "1900-01-01", "9999-12-31"]
plausible: {from: 1970-01-01, until: 2100-12-31}

code_lists:
  sex:
    codes:
      "1": {title: Male, aliases: [M]}
      "2": {title: Female, aliases: [F]}
      U: Unknown
  ethnic:
    title: Ethnic group
    codes:
      WBRI: White British
      WIRI: White Irish
      WIRT: Traveller of Irish heritage
      WOTH: Any other White background
      WROM: Gypsy or Roma
      MWBC: White and Black Caribbean
      MWBA: White and Black African
      MWAS: White and Asian
      MOTH: Any other Mixed background
      AIND: Indian
      APKN: Pakistani
      ABAN: Bangladeshi
      AOTH: Any other Asian background
      BCRB: Caribbean
      BAFR: African
      BOTH: Any other Black background
      CHNE: Chinese
      OOTH: Any other ethnic group
      REFU: {title: Would rather not say, standing: refused}
      NOBT: {title: Not obtained, standing: not_recorded}
  reason_new_episode:
    title: Reason for new episode
    codes:
      S: Started to be looked after
      L: Change of legal status only
      P: Change of placement and carer only
      T: Change of placement, same carer
      B: Change of legal status, placement and carer
      U: Change of legal status and placement, same carer
  legal_status:
    title: Legal status
    codes:
      C1: Interim care order
      C2: Full care order
      D1: Freeing order
      E1: Placement order
      J1: Remanded to local authority accommodation or youth detention
      J2: Accommodated under the Police and Criminal Evidence Act
      J3: Sentenced, with a residence requirement
      L1: Under police protection
      L2: Emergency protection order
      L3: Child assessment order
      V2: Accommodated by agreement (section 20)
      V3: Accommodated in agreed short breaks
      V4: Accommodated in agreed short breaks, single period
  need:
    title: Category of need
    codes:
      N1: Abuse or neglect
      N2: Child's disability
      N3: Parental illness or disability
      N4: Family in acute stress
      N5: Family dysfunction
      N6: Socially unacceptable behaviour
      N7: Low income
      N8: Absent parenting
  review_code:
    title: How the child took part in the review
    codes:
      PN0: Under four years old
      PN1: Attended and spoke
      PN2: Attended, another spoke for the child
      PN3: Attended and gave views without words
      PN4: Attended and gave no views
      PN5: Did not attend, another spoke for the child
      PN6: Did not attend, sent views
      PN7: Did not attend and gave no views
  missing_kind:
    title: Missing or away
    codes:
      M: Missing
      A: Away without authorisation
  in_touch:
    title: In touch with the care leaver
    codes:
      "YES": In touch
      "NO": Not in touch
      DIED: Died
      REFU: Refuses contact
      NREQ: No longer needs contact
      RHOM: Returned home
  strengths_reason:
    title: Why there is no score
    codes:
      SDQ1: No form returned, child under four or over seventeen
      SDQ2: Carer refused
      SDQ3: Not possible because of the child's disability
      SDQ4: Other reason
      SDQ5: Child or young person refused

lists:
  child:
    title: child
    plural: children
    files: [header, children, headers]
    key: child_id
    number: child_id
    fields:
      child_id: {type: text, title: child's number, aliases: [CHILD]}
      sex: {type: code, codes: sex, title: sex}
      date_of_birth: {type: date, title: date of birth, aliases: [DOB]}
      ethnicity: {type: code, codes: ethnic, title: ethnic group, aliases: [ETHNIC], special: yes}
      pupil_number: {type: text, title: unique pupil number, aliases: [UPN]}
      mother: {type: boolean, title: is a mother, aliases: [MOTHER]}
      child_born: {type: date, title: mother's child born, aliases: [MC_DOB]}

  episode:
    title: episode
    plural: episodes
    files: [episodes]
    of: child
    by: child_id
    date: decom
    period: {from: decom, until: dec}
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      decom: {type: date, title: episode began}
      rne: {type: code, codes: reason_new_episode, title: reason for new episode}
      legal_status: {type: code, codes: legal_status, title: legal status, aliases: [LS]}
      need: {type: code, codes: need, title: category of need, aliases: [CIN]}
      placement: {type: text, title: placement type, aliases: [PLACE]}
      placement_provider: {type: text, title: placement provider, aliases: [PLACE_PROVIDER]}
      dec: {type: date, title: episode ended, blank: not_yet}
      reason_ended: {type: text, title: reason the episode ended, aliases: [REC], arrives_with: dec}
      reason_moved: {type: text, title: reason for change of placement, aliases: [REASON_PLACE_CHANGE], arrives_with: dec}
      home_postcode: {type: text, title: home postcode, aliases: [HOME_POST]}
      placement_postcode: {type: text, title: placement postcode, aliases: [PL_POST]}
      urn: {type: text, title: Ofsted's number of the home, aliases: [URN]}

  review:
    title: review
    plural: reviews
    files: [reviews]
    of: child
    by: child_id
    date: date
    kind: took_part
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      date: {type: date, title: date of the review, aliases: [REVIEW]}
      took_part: {type: code, codes: review_code, title: how the child took part, aliases: [REVIEW_CODE]}

  missing:
    title: missing episode
    plural: missing episodes
    of: child
    by: child_id
    date: from
    kind: what
    period: {from: from, until: until}
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      what: {type: code, codes: missing_kind, title: missing or away, aliases: [MISSING]}
      from: {type: date, title: missing from, aliases: [MIS_START]}
      until: {type: date, title: found or returned, aliases: [MIS_END], blank: not_yet}

  uasc:
    title: unaccompanied asylum-seeking child record
    files: [unaccompanied]
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      sex: {type: code, codes: sex, title: sex}
      born: {type: date, title: date of birth, aliases: [DOB]}
      ceased: {type: date, clock: planned, title: status ends, aliases: [DUC]}

  oc2:
    title: health and offending record (12 months in care)
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      strengths_score: {type: number, title: strengths and difficulties score, aliases: [SDQ_SCORE], special: yes}
      strengths_reason: {type: code, codes: strengths_reason, title: why there is no score, aliases: [SDQ_REASON], special: yes}
      convicted: {type: boolean, title: convicted in the year, aliases: [CONVICTED], special: yes}
      health_check: {type: boolean, title: development check up to date, aliases: [HEALTH_CHECK], special: yes}
      immunisations: {type: boolean, title: immunisations up to date, aliases: [IMMUNISATIONS], special: yes}
      teeth_check: {type: boolean, title: teeth checked in the year, aliases: [TEETH_CHECK], special: yes}
      health_assessment: {type: boolean, title: annual health assessment done, aliases: [HEALTH_ASSESSMENT], special: yes}
      substance_misuse: {type: boolean, title: substance misuse found, aliases: [SUBSTANCE_MISUSE], special: yes}
      help_received: {type: boolean, title: help received, aliases: [INTERVENTION_RECEIVED], special: yes}
      help_offered: {type: boolean, title: help offered, aliases: [INTERVENTION_OFFERED], special: yes}

  oc3:
    title: care leaver record
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      in_touch: {type: code, codes: in_touch, title: in touch, aliases: [IN_TOUCH]}
      activity: {type: text, title: main activity, aliases: [ACTIV]}
      accommodation: {type: text, title: accommodation, aliases: [ACCOM]}

  previous_permanence:
    title: previous permanence record
    files: [prev_perm]
    of: child
    by: child_id
    fields:
      child_id: {type: reference, to: child, title: child's number, aliases: [CHILD]}
      born: {type: date, title: date of birth, aliases: [DOB]}
      arrangement: {type: text, title: earlier permanent arrangement, aliases: [PREV_PERM]}
      authority: {type: text, title: authority that arranged it, aliases: [LA_PERM]}
      # The return allows zz/mm/yyyy and the like where a day or month is not known.
      date: {type: text, title: date of the order, aliases: [DATE_PERM]}

derived:
  period_of_care:
    title: period of care
    plural: periods of care
    runs_of: episode
    # An episode that has not ended still runs when the next begins.
    joined_when: next.decom <= dec or (dec = null and next.rne != "S")
    from: decom
    until: dec
    starts_if: rne = "S"
    unknown_start: start of the period of care not in this return

people: {number: child_id, born: date_of_birth}

"""###
  ),
  (
    "schemas/calendars/england-and-wales.yaml",
    ###"""
# Bank holidays of England and Wales, the one-off ones included, as GOV.UK publishes them.
# A calendar speaks only of the days that it covers: before extending `covers`, add the new years' holidays.
language: 1
calendar: england-and-wales
title: Working days in England and Wales
version: 2026-11-01
source: {document: GOV.UK bank holidays, url: https://www.gov.uk/bank-holidays.json}
covers: {from: 2012-01-01, until: 2028-12-31}   # both days included
weekend: [saturday, sunday]
holidays:
  - {date: 2012-01-02, title: New Year's Day (substitute day)}
  - {date: 2012-04-06, title: Good Friday}
  - {date: 2012-04-09, title: Easter Monday}
  - {date: 2012-05-07, title: Early May bank holiday}
  - {date: 2012-06-04, title: Spring bank holiday (substitute day)}
  - {date: 2012-06-05, title: Queen's Diamond Jubilee (extra bank holiday)}
  - {date: 2012-08-27, title: Summer bank holiday}
  - {date: 2012-12-25, title: Christmas Day}
  - {date: 2012-12-26, title: Boxing Day}
  - {date: 2013-01-01, title: New Year's Day}
  - {date: 2013-03-29, title: Good Friday}
  - {date: 2013-04-01, title: Easter Monday}
  - {date: 2013-05-06, title: Early May bank holiday}
  - {date: 2013-05-27, title: Spring bank holiday}
  - {date: 2013-08-26, title: Summer bank holiday}
  - {date: 2013-12-25, title: Christmas Day}
  - {date: 2013-12-26, title: Boxing Day}
  - {date: 2014-01-01, title: New Year's Day}
  - {date: 2014-04-18, title: Good Friday}
  - {date: 2014-04-21, title: Easter Monday}
  - {date: 2014-05-05, title: Early May bank holiday}
  - {date: 2014-05-26, title: Spring bank holiday}
  - {date: 2014-08-25, title: Summer bank holiday}
  - {date: 2014-12-25, title: Christmas Day}
  - {date: 2014-12-26, title: Boxing Day}
  - {date: 2015-01-01, title: New Year's Day}
  - {date: 2015-04-03, title: Good Friday}
  - {date: 2015-04-06, title: Easter Monday}
  - {date: 2015-05-04, title: Early May bank holiday}
  - {date: 2015-05-25, title: Spring bank holiday}
  - {date: 2015-08-31, title: Summer bank holiday}
  - {date: 2015-12-25, title: Christmas Day}
  - {date: 2015-12-28, title: Boxing Day (substitute day)}
  - {date: 2016-01-01, title: New Year's Day}
  - {date: 2016-03-25, title: Good Friday}
  - {date: 2016-03-28, title: Easter Monday}
  - {date: 2016-05-02, title: Early May bank holiday}
  - {date: 2016-05-30, title: Spring bank holiday}
  - {date: 2016-08-29, title: Summer bank holiday}
  - {date: 2016-12-26, title: Boxing Day}
  - {date: 2016-12-27, title: Christmas Day (substitute day)}
  - {date: 2017-01-02, title: New Year's Day (substitute day)}
  - {date: 2017-04-14, title: Good Friday}
  - {date: 2017-04-17, title: Easter Monday}
  - {date: 2017-05-01, title: Early May bank holiday}
  - {date: 2017-05-29, title: Spring bank holiday}
  - {date: 2017-08-28, title: Summer bank holiday}
  - {date: 2017-12-25, title: Christmas Day}
  - {date: 2017-12-26, title: Boxing Day}
  - {date: 2018-01-01, title: New Year's Day}
  - {date: 2018-03-30, title: Good Friday}
  - {date: 2018-04-02, title: Easter Monday}
  - {date: 2018-05-07, title: Early May bank holiday}
  - {date: 2018-05-28, title: Spring bank holiday}
  - {date: 2018-08-27, title: Summer bank holiday}
  - {date: 2018-12-25, title: Christmas Day}
  - {date: 2018-12-26, title: Boxing Day}
  - {date: 2019-01-01, title: New Year's Day}
  - {date: 2019-04-19, title: Good Friday}
  - {date: 2019-04-22, title: Easter Monday}
  - {date: 2019-05-06, title: Early May bank holiday}
  - {date: 2019-05-27, title: Spring bank holiday}
  - {date: 2019-08-26, title: Summer bank holiday}
  - {date: 2019-12-25, title: Christmas Day}
  - {date: 2019-12-26, title: Boxing Day}
  - {date: 2020-01-01, title: New Year's Day}
  - {date: 2020-04-10, title: Good Friday}
  - {date: 2020-04-13, title: Easter Monday}
  - {date: 2020-05-08, title: Early May bank holiday (VE day)}
  - {date: 2020-05-25, title: Spring bank holiday}
  - {date: 2020-08-31, title: Summer bank holiday}
  - {date: 2020-12-25, title: Christmas Day}
  - {date: 2020-12-28, title: Boxing Day (substitute day)}
  - {date: 2021-01-01, title: New Year's Day}
  - {date: 2021-04-02, title: Good Friday}
  - {date: 2021-04-05, title: Easter Monday}
  - {date: 2021-05-03, title: Early May bank holiday}
  - {date: 2021-05-31, title: Spring bank holiday}
  - {date: 2021-08-30, title: Summer bank holiday}
  - {date: 2021-12-27, title: Christmas Day (substitute day)}
  - {date: 2021-12-28, title: Boxing Day (substitute day)}
  - {date: 2022-01-03, title: New Year's Day (substitute day)}
  - {date: 2022-04-15, title: Good Friday}
  - {date: 2022-04-18, title: Easter Monday}
  - {date: 2022-05-02, title: Early May bank holiday}
  - {date: 2022-06-02, title: Spring bank holiday}
  - {date: 2022-06-03, title: Platinum Jubilee bank holiday}
  - {date: 2022-08-29, title: Summer bank holiday}
  - {date: 2022-09-19, title: Bank Holiday for the State Funeral of Queen Elizabeth II}
  - {date: 2022-12-26, title: Boxing Day}
  - {date: 2022-12-27, title: Christmas Day (substitute day)}
  - {date: 2023-01-02, title: New Year's Day (substitute day)}
  - {date: 2023-04-07, title: Good Friday}
  - {date: 2023-04-10, title: Easter Monday}
  - {date: 2023-05-01, title: Early May bank holiday}
  - {date: 2023-05-08, title: Bank holiday for the coronation of King Charles III}
  - {date: 2023-05-29, title: Spring bank holiday}
  - {date: 2023-08-28, title: Summer bank holiday}
  - {date: 2023-12-25, title: Christmas Day}
  - {date: 2023-12-26, title: Boxing Day}
  - {date: 2024-01-01, title: New Year's Day}
  - {date: 2024-03-29, title: Good Friday}
  - {date: 2024-04-01, title: Easter Monday}
  - {date: 2024-05-06, title: Early May bank holiday}
  - {date: 2024-05-27, title: Spring bank holiday}
  - {date: 2024-08-26, title: Summer bank holiday}
  - {date: 2024-12-25, title: Christmas Day}
  - {date: 2024-12-26, title: Boxing Day}
  - {date: 2025-01-01, title: New Year's Day}
  - {date: 2025-04-18, title: Good Friday}
  - {date: 2025-04-21, title: Easter Monday}
  - {date: 2025-05-05, title: Early May bank holiday}
  - {date: 2025-05-26, title: Spring bank holiday}
  - {date: 2025-08-25, title: Summer bank holiday}
  - {date: 2025-12-25, title: Christmas Day}
  - {date: 2025-12-26, title: Boxing Day}
  - {date: 2026-01-01, title: New Year's Day}
  - {date: 2026-04-03, title: Good Friday}
  - {date: 2026-04-06, title: Easter Monday}
  - {date: 2026-05-04, title: Early May bank holiday}
  - {date: 2026-05-25, title: Spring bank holiday}
  - {date: 2026-08-31, title: Summer bank holiday}
  - {date: 2026-12-25, title: Christmas Day}
  - {date: 2026-12-28, title: Boxing Day (substitute day)}
  - {date: 2027-01-01, title: New Year's Day}
  - {date: 2027-03-26, title: Good Friday}
  - {date: 2027-03-29, title: Easter Monday}
  - {date: 2027-05-03, title: Early May bank holiday}
  - {date: 2027-05-31, title: Spring bank holiday}
  - {date: 2027-08-30, title: Summer bank holiday}
  - {date: 2027-12-27, title: Christmas Day (substitute day)}
  - {date: 2027-12-28, title: Boxing Day (substitute day)}
  - {date: 2028-01-03, title: New Year's Day (substitute day)}
  - {date: 2028-04-14, title: Good Friday}
  - {date: 2028-04-17, title: Easter Monday}
  - {date: 2028-05-01, title: Early May bank holiday}
  - {date: 2028-05-29, title: Spring bank holiday}
  - {date: 2028-08-28, title: Summer bank holiday}
  - {date: 2028-12-25, title: Christmas Day}
  - {date: 2028-12-26, title: Boxing Day}

"""###
  ),
]
