<?xml version = "1.0" encoding="UTF-8" standalone="yes"?>
<CPLEXSolution version="1.2">
 <header
   problemName="program.mps"
   solutionName="incumbent"
   solutionIndex="-1"
   objectiveValue="11"
   solutionTypeValue="3"
   solutionTypeString="primal"
   solutionStatusValue="101"
   solutionStatusString="integer optimal solution"
   solutionMethodString="mip"
   primalFeasible="1"
   dualFeasible="1"
   MIPNodes="0"
   MIPIterations="2"
   writeLevel="1"/>
 <quality
   epInt="1.0000000000000001e-05"
   maxIntInfeas="0"/>
 <linearConstraints>
  <constraint name="r0" index="0" slack="0"/>
  <constraint name="r1" index="1" slack="-1"/>
 </linearConstraints>
 <variables>
  <variable name="c0" index="0" value="1"/>
  <variable name="c1" index="1" value="2"/>
 </variables>
</CPLEXSolution>
